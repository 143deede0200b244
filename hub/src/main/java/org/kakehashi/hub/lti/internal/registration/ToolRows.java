package org.kakehashi.hub.lti.internal.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads tools and links from rows whose columns are prefixed {@code t_} and {@code r_}. */
@Component
public class ToolRows {
    /** Columns of a tool; {@code tool} must be joined as {@code t}. */
    public static final String TOOL = """
            t.client_id t_client_id, t.name t_name, t.initiate_login_uri t_initiate_login_uri,
            t.target_link_uri t_target_link_uri, t.redirect_uris t_redirect_uris, t.jwks_uri t_jwks_uri,
            t.icon_uri t_icon_uri, t.custom_parameters t_custom_parameters, t.xapi_grant t_xapi_grant, t.enabled t_enabled,
            t.scopes t_scopes, t.subject_type t_subject_type, t.released t_released, t.compatibility t_compatibility, t.jwks t_jwks, t.deep_linking_uri t_deep_linking_uri,
            t.proctoring_uri t_proctoring_uri, t.inspected_until t_inspected_until
            """;

    /** Columns of a link; {@code resource_link} must be joined as {@code r}. */
    public static final String LINK = """
            r.resource_link_id r_resource_link_id, r.client_id r_client_id, r.deployment_id r_deployment_id, r.title r_title,
            r.target_link_uri r_target_link_uri, r.custom_parameters r_custom_parameters,
            r.document_target r_document_target, r.class_id r_class_id, r.position r_position, r.hidden r_hidden,
            r.description r_description, r.icon_uri r_icon_uri, r.available_from r_available_from,
            r.available_until r_available_until, r.submission_from r_submission_from, r.submission_until r_submission_until,
            r.frame_width r_width, r.frame_height r_height, r.window_name r_window_name, r.window_features r_window_features,
            r.proctored_by r_proctored_by
            """;

    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

    private final JsonMapper json;

    ToolRows(JsonMapper json) {
        this.json = json;
    }

    /** The tool of a row. */
    public Tool tool(ResultSet row) throws SQLException {
        return new Tool(
                row.getObject("t_client_id", UUID.class),
                row.getString("t_name"),
                row.getString("t_initiate_login_uri"),
                row.getString("t_target_link_uri"),
                List.of((String[]) row.getArray("t_redirect_uris").getArray()),
                row.getString("t_jwks_uri"),
                row.getString("t_jwks"),
                row.getString("t_deep_linking_uri"),
                row.getString("t_icon_uri"),
                parameters(row, "t_custom_parameters"),
                row.getBoolean("t_xapi_grant"),
                new ToolSettings(
                        names(row, "t_scopes", LtiScope::valueOf),
                        SubjectType.valueOf(row.getString("t_subject_type")),
                        names(row, "t_released", Released::valueOf),
                        names(row, "t_compatibility", Compatibility::valueOf)),
                row.getBoolean("t_enabled"),
                row.getString("t_proctoring_uri"),
                instant(row, "t_inspected_until"));
    }

    private static <E> Set<E> names(ResultSet row, String column, Function<String, E> named) throws SQLException {
        return Stream.of((String[]) row.getArray(column).getArray()).map(named).collect(Collectors.toSet());
    }

    /** The link of a row. */
    public ResourceLink link(ResultSet row) throws SQLException {
        return new ResourceLink(
                row.getObject("r_resource_link_id", UUID.class),
                row.getObject("r_client_id", UUID.class),
                Objects.requireNonNullElse(row.getString("r_deployment_id"), ""),
                row.getString("r_title"),
                row.getString("r_target_link_uri"),
                parameters(row, "r_custom_parameters"),
                DocumentTarget.of(row.getString("r_document_target")).orElse(DocumentTarget.WINDOW),
                row.getObject("r_class_id", UUID.class),
                new Showing(
                        row.getInt("r_position"),
                        row.getBoolean("r_hidden"),
                        row.getString("r_description"),
                        row.getString("r_icon_uri"),
                        window(row, "r_available"),
                        window(row, "r_submission"),
                        new Opening(
                                row.getObject("r_width", Integer.class),
                                row.getObject("r_height", Integer.class),
                                row.getString("r_window_name"),
                                row.getString("r_window_features")),
                        row.getObject("r_proctored_by", UUID.class)));
    }

    /** The time of two columns whose names end with {@code _from} and {@code _until}. */
    public static Window window(ResultSet row, String columns) throws SQLException {
        return new Window(instant(row, columns + "_from"), instant(row, columns + "_until"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** Custom parameters of a column. */
    public Map<String, String> parameters(ResultSet row, String column) throws SQLException {
        return json.readValue(row.getString(column), PARAMETERS);
    }

    /** Parameters as the database keeps them. */
    public String written(Map<String, String> parameters) {
        return json.writeValueAsString(parameters);
    }
}
