package org.kakehashi.hub.security;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.kakehashi.hub.security.Slot.Place;

/** Values with which an address gives what it has, so that a walk comes to see it. */
record GoodValues(FilledTenant tenant, LocalDate today) {
    /** By the name; blank: a filter that is left empty. */
    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("of", "study"),
            Map.entry("source", "test"),
            Map.entry("profile", "1.2"),
            Map.entry("connector", "oneroster-csv"),
            Map.entry("schedule", ""),
            Map.entry("identifiers", "PAIRWISE"),
            Map.entry("rosterSource", ""),
            Map.entry("parts", ""),
            Map.entry("settings", ""),
            Map.entry("off", "false"),
            Map.entry("dataClass", "STATEMENTS"),
            Map.entry("category", "STUDY"),
            Map.entry("reason", "保護者から連絡があり、今日の様子を確かめるためです"),
            Map.entry("client", ""),
            Map.entry("verb", ""),
            Map.entry("verbs", ""),
            Map.entry("activity", ""),
            Map.entry("activityPrefixes", ""),
            Map.entry("actor", ""),
            Map.entry("actors", ""),
            Map.entry("action", ""),
            Map.entry("scopes", "statements/write"),
            Map.entry("userHomePage", ""),
            Map.entry("userName", ""),
            Map.entry("issuer", "http://127.0.0.1:9"),
            Map.entry("target", "purpose:research"),
            Map.entry("askedBy", "PERSON"),
            Map.entry("days", "3000"),
            Map.entry("loginName", "NURSE"),
            Map.entry("role", "NURSE"),
            Map.entry("initiateLoginUri", "https://drill.example/login"),
            Map.entry("targetLinkUri", "https://drill.example/start"),
            Map.entry("redirectUris", "https://drill.example/launch"),
            Map.entry("jwksUri", "https://drill.example/jwks"),
            Map.entry("jwks", ""),
            Map.entry("deepLinkingUri", "https://drill.example/choose"),
            Map.entry("proctoringUri", "https://drill.example/watch"),
            Map.entry("iconUri", ""),
            Map.entry("customParameters", ""),
            Map.entry("documentTarget", "window"),
            Map.entry("registrationUri", "https://drill.example/register"),
            Map.entry(
                    "json",
                    "{\"title\":\"x\",\"oidc_initiation_url\":\"https://drill.example/l\",\"target_link_uri\":\"https://drill.example/\"}"));

    private static final Map<String, String> OF_TOOL_SETTINGS = Map.of(
            "scope", "https://purl.imsglobal.org/spec/lti-ags/scope/score",
            "scopes", "https://purl.imsglobal.org/spec/lti-ags/scope/score",
            "subjectType", "PAIRWISE",
            "released", "KANA",
            "compatibility", "LONG_TOKEN");

    private static final Map<String, String> OF_DECISION =
            Map.of("source", "kiosk", "scheme", "USERNAME", "key", "to-decide", "seen", "0");

    /** A value for that place. */
    String of(Address address, Slot slot) {
        if (address.path().matches(".*/(settings|approve)") && OF_TOOL_SETTINGS.containsKey(slot.name())) {
            return String.valueOf(OF_TOOL_SETTINGS.get(slot.name()));
        }
        if (address.path().endsWith("/deployments") && !slot.name().equals("clientId")) {
            return slot.name().equals("deploymentId") ? "S_1" : ""; // for the whole tenant
        }
        if (address.path().contains("/identities/decisions") && OF_DECISION.containsKey(slot.name())) {
            return String.valueOf(OF_DECISION.get(slot.name()));
        }
        String named = BY_NAME.get(slot.name());
        if (named != null) {
            return named;
        }
        if (address.path().equals("/erasures") && !slot.name().equals("personId")) {
            return "";
        }
        if (slot.name().equals("purpose")) {
            return "research";
        }
        if (slot.name().equals("slug")) {
            return tenant.stage.tenant.slug();
        }
        return Ids.of(address, slot).map(tenant::id).orElseGet(() -> byType(slot));
    }

    private String byType(Slot slot) {
        boolean day = slot.name().matches("date|day|from|to|until|askedOn|week|lastDay");
        if (slot.type().isEnum()) {
            return String.valueOf(slot.type().getEnumConstants()[0]);
        }
        return switch (slot.type().getSimpleName()) {
            case "UUID" -> UUID.randomUUID().toString();
            case "boolean", "Boolean" -> "true";
            case "int", "Integer", "BigDecimal" -> "9";
            case "long", "Long" -> Long.toString(Long.MAX_VALUE);
            case "Instant" -> slot.place() == Place.FORM ? "2020-01-01T00:00:00Z" : "";
            default -> day ? today.toString() : "text";
        };
    }
}
