package org.kakehashi.hub.lti.internal.response;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Secrets;
import org.kakehashi.hub.lti.internal.inspection.Check;
import org.kakehashi.hub.lti.internal.inspection.Check.Named;
import org.kakehashi.hub.lti.internal.inspection.Inspector;
import org.kakehashi.hub.lti.internal.inspection.Marks;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.response.ResponseRules.Returned;
import org.kakehashi.hub.lti.internal.response.ResponseTokens.Read;
import org.springframework.stereotype.Component;

/** Has the inspector keep tools' responses. Each call within a transaction of the tenant. */
@Component
class ResponseRecords {
    private final Inspector inspector;
    private final ResponseStore store;

    ResponseRecords(Inspector inspector, ResponseStore store) {
        this.inspector = inspector;
        this.store = store;
    }

    /** A response whose signature is right; nothing where what it echoes is of no launch. */
    void signed(int tenantId, Read.Signed signed, Returned returned, List<Named> own, @Nullable Refused broken) {
        Awaited awaited = returned.awaited();
        if (awaited == null || !inspector.isOn(signed.tool())) {
            return;
        }
        List<Named> rules = Stream.of(ResponseTokens.CHECKED, ResponseRules.named(returned.message()), own)
                .flatMap(List::stream)
                .toList();
        List<Check> checks =
                broken == null ? Check.passed(rules) : Check.until(rules, broken.rule(), broken.description());
        note(tenantId, returned.message(), signed, awaited, checks);
    }

    /** A response whose signature isn't right: its launch is found by what it echoes, too. */
    void unsigned(int tenantId, Answering message, Tool tool, String token, Refused refused) {
        if (!inspector.isOn(tool)) {
            return;
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            if (claims.getClaim(message.claim(message.echoed())) instanceof String echo) {
                List<Named> rules = Stream.concat(
                                ResponseTokens.CHECKED.stream(), ResponseRules.named(message).stream())
                        .toList();
                Read.Signed read = new Read.Signed(tool, claims, jwt.getHeader().toJSONObject());
                store.awaited(tenantId, tool.clientId(), message, Secrets.sha256(echo))
                        .ifPresent(awaited -> note(
                                tenantId,
                                message,
                                read,
                                awaited,
                                Check.until(rules, refused.rule(), refused.description())));
            }
        } catch (ParseException e) {
            // No launch can be found of what isn't a token.
        }
    }

    private void note(int tenantId, Answering message, Read.Signed read, Awaited awaited, List<Check> checks) {
        Marks marks = new Marks(read.tool().settings());
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("header", marks.of(read.header()));
        content.put("claims", marks.of(read.claims().toJSONObject()));
        inspector.note(tenantId, awaited.launchId(), message.kind(), content, checks);
    }
}
