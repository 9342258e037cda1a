package io.dataflow.platform.problem;

import io.dataflow.contract.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says of each invalid field or parameter what was sent, what rule it breaks and what to send instead. */
final class Violations {

    private static final Pattern INNER_CAPITAL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern SEPARATOR = Pattern.compile("[.\\[\\]]+");

    private Violations() {}

    static Problem of(BindException invalid) {
        return problem(invalid.getAllErrors().stream().map(Violations::of).toList());
    }

    static Problem of(HandlerMethodValidationException invalid) {
        return problem(invalid.getParameterValidationResults().stream()
                .flatMap(result -> of(result).stream())
                .toList());
    }

    static Problem of(MethodArgumentTypeMismatchException mismatch) {
        String expected = expected(mismatch.getRequiredType());
        return problem(List.of(new Violation(
                pointer(mismatch.getName()),
                text(mismatch.getValue()),
                "must be " + expected,
                "Send " + expected + ".")));
    }

    private static Problem problem(List<Violation> violations) {
        String detail =
                violations.size() == 1 ? "One value is not valid." : violations.size() + " values are not valid.";
        return Problem.of(HttpStatus.BAD_REQUEST, "Invalid values", detail).with("violations", violations);
    }

    private static List<Violation> of(ParameterValidationResult result) {
        if (result instanceof ParameterErrors errors) {
            return errors.getAllErrors().stream().map(Violations::of).toList();
        }
        String name = Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "");
        return result.getResolvableErrors().stream()
                .map(error -> violation(name, result.getArgument(), error))
                .toList();
    }

    private static Violation of(ObjectError error) {
        return error instanceof FieldError field
                ? violation(field.getField(), field.getRejectedValue(), field)
                : violation("", null, error);
    }

    private static Violation violation(String path, @Nullable Object value, MessageSourceResolvable error) {
        String rule = Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid");
        return new Violation(
                pointer(path), secret(path) ? "***" : text(value), rule, "Send a value that " + rule + ".");
    }

    private static boolean secret(String path) {
        return path.toLowerCase(Locale.ROOT).contains("password");
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** {@code nodes[0].baseUrl} as it stands in the JSON: {@code /nodes/0/base_url}. */
    static String pointer(String path) {
        if (path.isEmpty()) {
            return "";
        }
        String snake = INNER_CAPITAL.matcher(path).replaceAll("_").toLowerCase(Locale.ROOT);
        return "/" + SEPARATOR.matcher(snake).replaceAll("/");
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of " + String.join(", ", names(type));
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "double", "Double", "BigDecimal" -> "a number";
            case "boolean", "Boolean" -> "true or false";
            case "Instant" -> "a time such as 2026-01-31T12:00:00Z";
            default -> "a valid " + type.getSimpleName();
        };
    }

    private static List<String> names(Class<?> type) {
        return java.util.Arrays.stream(type.getEnumConstants())
                .map(Object::toString)
                .toList();
    }
}
