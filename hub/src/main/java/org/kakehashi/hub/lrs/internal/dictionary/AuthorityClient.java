package org.kakehashi.hub.lrs.internal.dictionary;

import java.util.UUID;
import org.kakehashi.hub.lrs.internal.statement.Formats;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API client or tool that an authority stands for (1.0.3 part 2, 2.4.9): the account of an Agent, or of a Group's first member.
 *
 * @param clientId its id
 * @param name what it is called
 */
public record AuthorityClient(UUID clientId, String name) {
    private static final AuthorityClient NOBODY = new AuthorityClient(new UUID(0, 0), "?");
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Reads it from the authority as it is served. */
    public static AuthorityClient of(byte[] body) {
        JsonNode authority = JSON.readTree(body);
        JsonNode agent =
                authority.path("member").isArray() ? authority.path("member").path(0) : authority;
        String name = agent.path("account").path("name").asString("");
        return Formats.isUuid(name)
                ? new AuthorityClient(UUID.fromString(name), agent.path("name").asString(name))
                : NOBODY;
    }
}
