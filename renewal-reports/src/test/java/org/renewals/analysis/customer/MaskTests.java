package org.renewals.analysis.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTests {

    @ParameterizedTest
    @CsvSource({"王主任,王**", "𠮷田,𠮷**", "Ann,A**", "李,李**", "'',''"})
    void ofANameOnlyTheFirstCharacterIsLeft(String name, String masked) {
        assertThat(Mask.name(name)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"13800005678,138****5678", "0551-1234,055****1234", "12345678,****", "10086,****", "'',****"})
    void ofAPhoneNumberThreeDigitsAndFourAreLeftIfThatHidesAny(String phone, String masked) {
        assertThat(Mask.phone(phone)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"zhang@example.com,z****@example.com", "@example.com,****", "nonsense,****"})
    void ofAnAddressTheFirstCharacterAndTheDomainAreLeft(String email, String masked) {
        assertThat(Mask.email(email)).isEqualTo(masked);
    }

    @Test
    void whatIsMissingStaysMissing() {
        assertThat(Mask.phone(null)).isNull();
        assertThat(Mask.email(null)).isNull();
    }
}
