package org.renewals.analysis.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTests {

    @Test
    void fullWidthLettersArePlainOnes() {
        assertThat(Search.plain("　Ｋ０４２\u0000 ")).isEqualTo("K042");
        assertThat(Search.plain("长".repeat(200))).hasSize(100);
    }

    @Test
    void pairsAreAllThatFollowEachOther() {
        assertThat(Search.pairs("万园")).containsExactly("万园");
        assertThat(Search.pairs("合肥合肥")).containsExactly("合肥", "肥合");
        assertThat(Search.pairs("园")).containsExactly("园");
        assertThat(Search.pairs("𠮷野")).containsExactly("𠮷野");
    }

    @ParameterizedTest
    @CsvSource({"hfwy, hfwy", "HF wy, hfwy", "hf2z, hf2z", "h, ''", "1001, ''", "合肥, ''", "h%, ''"})
    void initialsAreLettersAndDigits(String typed, String initials) {
        assertThat(Search.initials(typed)).isEqualTo(initials);
    }

    @Test
    void twoLettersAreLookedForAtTheBeginningOnly() {
        assertThat(Search.parameters("hf")).containsEntry("searchInitials", "hf%");
        assertThat(Search.parameters("hfw")).containsEntry("searchInitials", "%hfw%");
    }

    @Test
    void aCodeIsAskedForOnlyWhatItsIndexCanAnswer() {
        assertThat(Search.parameters("100_"))
                .containsEntry("searchCode", "%100\\_%")
                .doesNotContainKey("searchInitials");
        assertThat(Search.parameters("1_0")).containsEntry("searchCode", "1\\_0%");
        assertThat(Search.parameters("万园")).containsEntry("searchCode", "万园%");
        assertThat(Search.parameters("%")).doesNotContainKey("searchCode");
        assertThat(Search.condition("c", "%")).doesNotContain(":searchCode");
    }

    @ParameterizedTest
    @CsvSource({
        "K001, EXACT",
        "k001, EXACT",
        "合肥万园科技Ａ有限公司, EXACT",
        "合肥万园科技a有限公司, EXACT",
        "k0, CODE",
        "合肥, NAME",
        "hfwy, INITIALS",
        "万园, PART",
        "wykj, PART",
        "01, PART"
    })
    void theBetterMatchCounts(String typed, Match match) {
        assertThat(Match.of(Search.plain(typed), "K001", "合肥万园科技A有限公司", "hfwykjayxgs"))
                .isEqualTo(match);
    }
}
