package org.renewals.web.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ListKindTests {

    @ParameterizedTest
    @EnumSource(ListKind.class)
    void aViewKeepsWhateverNarrowsOrOrdersItsList(ListKind kind) {
        Class<?> parameters = kind == ListKind.DUE ? DueParameters.class : CustomerParameters.class;
        List<String> names = Arrays.stream(parameters.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !name.equals("page"))
                .toList();
        Map<String, String[]> address = new TreeMap<>();
        names.forEach(name -> address.put(name, new String[] {"x"}));
        assertThat(Arrays.stream(kind.query(address).split("&")).map(pair -> pair.replace("=x", "")))
                .containsExactlyInAnyOrderElementsOf(names);
    }
}
