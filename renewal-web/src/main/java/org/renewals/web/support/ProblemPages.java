package org.renewals.web.support;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.renewals.access.NotAllowed;
import org.renewals.shared.NotFound;
import org.renewals.shared.Refused;
import org.renewals.shared.TooLarge;
import org.renewals.web.security.AccessDenials;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.ClassUtils;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/**
 * Turns everything that goes wrong into a page in the reader's language, a part of a page for htmx, or a problem document
 * (RFC 9457) below {@code /api}. Never shows a stack trace; what is not the reader's fault gets a reference into the log.
 */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemPages {

    private static final Logger log = LoggerFactory.getLogger(ProblemPages.class);

    /** Of somebody's input more than this is not repeated to him. */
    private static final int LONGEST_VALUE = 60;

    private final AccessDenials denials;
    private final MessageSource messages;

    ProblemPages(AccessDenials denials, MessageSource messages) {
        this.denials = denials;
        this.messages = messages;
    }

    @ExceptionHandler
    Object refused(Refused refused, HttpServletRequest request, HttpServletResponse response) {
        int status = refused instanceof TooLarge ? 413 : 422;
        return show(new Problem(status, "refused", refused.key(), refused.arguments(), null), request, response);
    }

    @ExceptionHandler
    Object notFound(NotFound notFound, HttpServletRequest request, HttpServletResponse response) {
        denials.record(request, 404);
        return show(Problem.of(404, "not-found"), request, response);
    }

    @ExceptionHandler({AccessDeniedException.class, NotAllowed.class})
    Object denied(Exception denied, HttpServletRequest request, HttpServletResponse response) {
        denials.record(request, 403);
        return show(Problem.of(403, "forbidden"), request, response);
    }

    /** Somebody else changed the same thing a moment earlier. */
    @ExceptionHandler({OptimisticLockingFailureException.class, CannotAcquireLockException.class})
    Object overtaken(Exception exception, HttpServletRequest request, HttpServletResponse response) {
        return show(Problem.of(409, "overtaken"), request, response);
    }

    @ExceptionHandler
    Object mistyped(
            MethodArgumentTypeMismatchException mistyped, HttpServletRequest request, HttpServletResponse response) {
        return show(unaccepted(mistyped.getName(), mistyped.getValue(), mistyped.getRequiredType()), request, response);
    }

    /** The first of several wrong fields; the others are named when it is mended. */
    @ExceptionHandler
    Object unbound(BindException unbound, HttpServletRequest request, HttpServletResponse response) {
        FieldError wrong = unbound.getFieldError();
        return show(
                wrong == null
                        ? Problem.of(400, "bad-request")
                        : unaccepted(
                                wrong.getField(), wrong.getRejectedValue(), unbound.getFieldType(wrong.getField())),
                request,
                response);
    }

    /** Names the value and what is accepted in its place. */
    private static Problem unaccepted(String name, @Nullable Object value, @Nullable Class<?> wanted) {
        String key = "problem.bad-request.value";
        List<Object> arguments = new ArrayList<>(List.of(name, shortened(String.valueOf(value))));
        if (wanted != null && wanted.isEnum()) {
            key += ".choice";
            arguments.add(Arrays.stream(wanted.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ")));
        } else if (wanted == YearMonth.class) {
            key += ".month";
        } else if (wanted != null && Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(wanted))) {
            key += ".number";
        }
        return new Problem(400, "bad-request", key, List.copyOf(arguments), null);
    }

    private static String shortened(String value) {
        return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
    }

    @ExceptionHandler({TypeMismatchException.class, HttpMessageConversionException.class, MultipartException.class})
    Object unreadable(Exception exception, HttpServletRequest request, HttpServletResponse response) {
        return show(Problem.of(400, "bad-request"), request, response);
    }

    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
    Object databaseAway(Exception exception, HttpServletRequest request, HttpServletResponse response) {
        return show(failed(503, "unavailable", exception, request), request, response);
    }

    @ExceptionHandler
    Object other(Exception exception, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (exception instanceof ErrorResponse known) {
            int status = known.getStatusCode().value();
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            return show(
                    status < 500 ? Problem.of(status, kind(status)) : failed(status, "failed", exception, request),
                    request,
                    response);
        }
        return show(failed(500, "failed", exception, request), request, response);
    }

    /** The texts for a status that says nothing more. */
    static String kind(int status) {
        return switch (status) {
            case 401, 403 -> "forbidden";
            case 404 -> "not-found";
            case 405 -> "bad-request";
            case 409 -> "overtaken";
            case 413 -> "too-large";
            case 503 -> "unavailable";
            default -> status < 500 ? "bad-request" : "failed";
        };
    }

    static Problem failed(int status, String kind, Throwable exception, HttpServletRequest request) {
        String reference =
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 10);
        Object asked = Objects.requireNonNullElse(
                request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), request.getRequestURI());
        log.error("{} {} failed, reference {}", request.getMethod(), asked, reference, exception);
        return new Problem(status, kind, null, List.of(), reference);
    }

    Object show(Problem problem, HttpServletRequest request, HttpServletResponse response) {
        if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            return ResponseEntity.status(problem.status()).body(document(problem));
        }
        boolean part = request.getHeader("HX-Request") != null;
        if (part) {
            response.setHeader("HX-Retarget", "#problem");
            response.setHeader("HX-Reswap", "innerHTML");
        }
        ModelAndView page = new ModelAndView(
                part ? "problem/page :: part" : "problem/page",
                Map.of("problem", problem),
                HttpStatusCode.valueOf(problem.status()));
        request.setAttribute(View.RESPONSE_STATUS_ATTRIBUTE, HttpStatusCode.valueOf(problem.status()));
        return page;
    }

    private ProblemDetail document(Problem problem) {
        String key = Objects.requireNonNullElse(problem.messageKey(), "problem." + problem.kind() + ".text");
        ProblemDetail document = ProblemDetail.forStatusAndDetail(
                HttpStatusCode.valueOf(problem.status()),
                messages.getMessage(key, problem.arguments().toArray(), LocaleContextHolder.getLocale()));
        if (problem.reference() != null) {
            document.setProperty("reference", problem.reference());
        }
        return document;
    }
}
