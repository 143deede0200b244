package org.kakehashi.hub.roster.internal.provider.query;

import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;

/** A request that can't be served as it is; with the {@code imsx_codeMinorFieldValue} that says so. */
public final class QueryFault extends HubException {
    private static final long serialVersionUID = 1L;

    private final String codeMinor;

    private QueryFault(ErrorCode code, String codeMinor, String detail) {
        super(code, detail);
        this.codeMinor = codeMinor;
    }

    /** {@code filter} can't be read, or names what can't be filtered by. */
    public static QueryFault filter(String detail) {
        return new QueryFault(ErrorCode.INVALID_REQUEST, "invalid_filter_field", "filter: " + detail);
    }

    /** {@code fields} names what the object doesn't have. */
    public static QueryFault fields(String detail) {
        return new QueryFault(ErrorCode.INVALID_REQUEST, "invalid_selection_field", "fields: " + detail);
    }

    /** Another parameter: the OpenAPI keeps 400 for the two above. */
    public static QueryFault parameter(String detail) {
        return new QueryFault(ErrorCode.UNPROCESSABLE, "invaliddata", detail);
    }

    /** The value of {@code imsx_codeMinorFieldValue}. */
    public String codeMinor() {
        return codeMinor;
    }
}
