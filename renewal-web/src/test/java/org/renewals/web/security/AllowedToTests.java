package org.renewals.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.renewals.testing.WebJourney;
import org.renewals.web.support.MenuPages;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

class AllowedToTests extends WebJourney {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void everyHandlerDeclaresWhoMayUseIt() {
        List<String> silent = new ArrayList<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            boolean ours = handler.getBeanType().getName().startsWith("org.renewals.");
            AllowedTo declaration = AllowedToInterceptor.declaration(handler);
            if (ours && (declaration == null || (declaration.value().length == 0 && !declaration.everybody()))) {
                silent.add(mapping + " → " + handler.getShortLogMessage());
            }
        });
        assertThat(silent).isEmpty();
    }

    @Test
    void everyMenuEntryLeadsToAPageItsRolesMayOpen() throws Exception {
        for (MenuPages.Entry entry : MenuPages.entries()) {
            MockHttpServletRequest request = new MockHttpServletRequest("GET", entry.path());
            ServletRequestPathUtils.parseAndCache(request);
            HandlerExecutionChain chain = mappings.getHandler(request);
            assertThat(chain).as(entry.path()).isNotNull();
            AllowedTo declaration = AllowedToInterceptor.declaration((HandlerMethod) chain.getHandler());
            assertThat(declaration).isNotNull();
            assertThat(Set.of(declaration.value())).as(entry.path()).containsAll(entry.roles());
        }
    }
}
