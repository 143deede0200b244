package org.kakehashi.hub.security;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.security.Slot.Place;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** All addresses of the hub's controllers, read from the mappings, so that none can be forgotten. */
final class Addresses {
    /** Parameters that handlers read from the request themselves: of xAPI and the stream. */
    private static final List<String> OF_STATEMENTS = names(
            "statementId voidedStatementId agent verb activity registration"
                    + " related_activities since until limit format attachments activityId stateId profileId after wait client");

    /** The same of a launch, a token, an upload and a second factor. */
    private static final List<String> OF_OTHERS = names(
            "scope response_type client_id redirect_uri login_hint"
                    + " lti_message_hint state nonce prompt grant_type client_secret client_assertion client_assertion_type connector source fileName code");

    /** The same of OneRoster. */
    private static final List<String> OF_ONEROSTER = names("limit offset sort orderBy filter fields");

    private Addresses() {}

    private static List<String> names(String text) {
        return List.of(text.split(" ", -1));
    }

    /** Writes before reads, so that what was written is shown; what ends something last. */
    static List<Address> of(RequestMappingHandlerMapping mappings) {
        List<Address> all = new ArrayList<>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("org.kakehashi")) {
                all.addAll(of(info, handler));
            }
        });
        all.sort(Comparator.comparing((Address one) -> one.path().equals("/sessions/end-all"))
                .thenComparing(one -> one.path().matches(".*/(end|revoke|remove)"))
                .thenComparing(Address::reads)
                .thenComparing(Address::path)
                .thenComparing(Address::method));
        return all;
    }

    private static List<Address> of(RequestMappingInfo info, HandlerMethod handler) {
        Set<String> methods = new TreeSet<>(
                info.getMethodsCondition().getMethods().stream().map(Enum::name).toList());
        return info.getPatternValues().stream()
                .flatMap(pattern -> (methods.isEmpty() ? Set.of("GET") : methods)
                        .stream().map(method -> address(method, pattern, handler)))
                .toList();
    }

    /** Takes the variables' patterns, which may have braces themselves, out of the path. */
    private static Address address(String method, String pattern, HandlerMethod handler) {
        StringBuilder path = new StringBuilder();
        List<Slot> slots = new ArrayList<>();
        int depth = 0;
        boolean name = false;
        StringBuilder variable = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            depth += c == '{' ? 1 : 0;
            if (depth == 0) {
                path.append(c);
            } else if (depth == 1 && c == '{') {
                name = true;
                variable.setLength(0);
            } else if (c == ':') {
                name = false;
            } else if (name && c != '}') {
                variable.append(c);
            }
            depth -= c == '}' ? 1 : 0;
            if (depth == 0 && c == '}') {
                path.append('{').append(variable).append('}');
                slots.add(new Slot(variable.toString(), Place.PATH, String.class));
            }
        }
        for (MethodParameter parameter : handler.getMethodParameters()) {
            slots(path.toString(), parameter).forEach(slots::add);
        }
        return new Address(method, path.toString(), slots, permissions(handler));
    }

    private static Set<Permission> permissions(HandlerMethod handler) {
        Requires own = handler.getMethodAnnotation(Requires.class);
        Requires requires = own == null ? handler.getBeanType().getAnnotation(Requires.class) : own;
        return requires == null ? Set.of() : Set.of(requires.value());
    }

    private static Stream<Slot> slots(String path, MethodParameter parameter) {
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        Class<?> type = parameter.getParameterType();
        RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
        if (type.getSimpleName().equals("HttpServletRequest") || type == MultiValueMap.class) {
            List<String> names = path.matches("/xapi.*|.*/stream") ? OF_STATEMENTS : OF_OTHERS;
            return (path.startsWith("/ims/") ? OF_ONEROSTER : names)
                    .stream().map(name -> new Slot(name, Place.UNDECLARED, String.class));
        }
        if (declared != null) {
            String name = declared.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : declared.name();
            return Stream.of(new Slot(name, Place.FORM, type));
        }
        if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
            return components(type, Place.FORM);
        }
        return parameter.hasParameterAnnotation(RequestBody.class) ? components(type, Place.JSON) : Stream.of();
    }

    private static Stream<Slot> components(Class<?> type, Place place) {
        RecordComponent[] components = type.getRecordComponents();
        return components == null
                ? Stream.of()
                : Arrays.stream(components).map(one -> new Slot(one.getName(), place, one.getType()));
    }
}
