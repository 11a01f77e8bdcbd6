package org.renewals.web.support;

import java.util.List;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.web.security.AllowedToInterceptor;
import org.renewals.web.security.IdentityArguments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Settings of Spring MVC for all pages. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private static final int STREAMS_AT_ONCE = 8;
    private static final long STREAM_MILLIS = 30 * 60 * 1000L;

    private final AllowedToInterceptor allowedTo;
    private final IdentityArguments identityArguments;

    WebConfiguration(AllowedToInterceptor allowedTo, IdentityArguments identityArguments) {
        this.allowedTo = allowedTo;
        this.identityArguments = identityArguments;
    }

    @Bean
    LocaleResolver localeResolver() {
        return new LanguageResolver();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(allowedTo);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(identityArguments);
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(
                String.class,
                Language.class,
                code -> Language.of(code).orElseThrow(() -> new IllegalArgumentException("no language: " + code)));
    }

    /** Answers streamed by other threads keep the scope of the request they answer. */
    @Override
    public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("stream-");
        executor.setConcurrencyLimit(STREAMS_AT_ONCE);
        executor.setTaskDecorator(task -> {
            AccessScope scope = CurrentScope.require();
            return () -> CurrentScope.run(scope, task);
        });
        configurer.setTaskExecutor(executor);
        configurer.setDefaultTimeout(STREAM_MILLIS);
    }
}
