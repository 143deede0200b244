package org.kakehashi.conformance.lti.report;

/** What the kit looks at, by the specification's section, with how to mend it where it fails. */
public enum Criterion {
    REGISTRATION(
            Part.REGISTRATION,
            "Dynamic Registration 1.0, 2; RFC 7591, 3",
            "The tool registers by itself",
            "Read the openid_configuration, and post the registration to its registration_endpoint with the registration_token."),
    REGISTRATION_CLOSE(
            Part.REGISTRATION,
            "Dynamic Registration 1.0, 2",
            "The tool says when it has finished",
            "Post the message org.imsglobal.lti.close to the window that opened yours, or to its parent."),

    LOGIN_POST(
            Part.LOGIN,
            "Security Framework 1.0, 5.1.1.1",
            "A login initiation by POST leads to the authorization endpoint",
            "Take the form's fields iss, login_hint, target_link_uri, lti_message_hint and client_id, and send the browser to the authorization endpoint."),
    LOGIN_GET(
            Part.LOGIN,
            "Security Framework 1.0, 5.1.1.1",
            "A login initiation by GET leads to the authorization endpoint",
            "Platforms may choose either: read the same parameters from the query, beside what your own address has in it."),
    REQUEST_SCOPE(Part.LOGIN, "Security Framework 1.0, 5.1.1.2", "scope is openid", "Send scope=openid."),
    REQUEST_RESPONSE(
            Part.LOGIN,
            "Security Framework 1.0, 5.1.1.2",
            "response_type is id_token, response_mode form_post",
            "Send response_type=id_token and response_mode=form_post."),
    REQUEST_PROMPT(
            Part.LOGIN,
            "Security Framework 1.0, 5.1.1.2",
            "prompt is none",
            "Send prompt=none: the platform has signed the person in."),
    REQUEST_CLIENT(
            Part.LOGIN,
            "Security Framework 1.0, 5.1.1.2",
            "client_id is the registered one",
            "Send the client_id of the registration; with several platforms, that of the initiation's iss and client_id."),
    REQUEST_REDIRECT(
            Part.LOGIN,
            "Security Framework 1.0, 5.1.1.2",
            "redirect_uri is a registered one",
            "Send an address that you registered, character by character."),
    REQUEST_HINTS(
            Part.LOGIN,
            "Security Framework 1.0, 5.1.1.2; LTI Core 1.3, 4.1.1",
            "login_hint and lti_message_hint come back unchanged",
            "Copy both from the initiation without looking into them; encode them once."),
    REQUEST_NONCE(
            Part.LOGIN,
            "Security Framework 1.0, 5.1.1.2",
            "nonce is there, and another one each time",
            "Make a random nonce of 128 bits or more for each request."),
    REQUEST_STATE(
            Part.LOGIN,
            "Security Framework 1.0, 5.1.1.2; OpenID Connect Core 1.0, 3.1.2.1",
            "state is there, and another one each time",
            "Make a random state for each request, and bind it to the browser."),

    LAUNCH_PUPIL(
            Part.LAUNCH,
            "LTI Core 1.3, 4.1 and A.2",
            "A pupil's launch opens",
            "Take the roles of a pupil: membership#Learner, institution/person#Student."),
    LAUNCH_SECOND_PUPIL(
            Part.LAUNCH,
            "LTI Core 1.3, 5.3.6",
            "A second pupil's launch opens in the same class",
            "Keep people apart by iss and sub."),
    LAUNCH_TEACHER(
            Part.LAUNCH,
            "LTI Core 1.3, 4.1 and A.2",
            "A teacher's launch opens",
            "Take the roles of a teacher: membership#Instructor, with sub-roles."),
    LAUNCH_AGAIN(
            Part.LAUNCH,
            "LTI Core 1.3, 3.2",
            "The same pupil opens it a second time",
            "A link is opened as often as people like."),
    LAUNCH_IFRAME(
            Part.LAUNCH,
            "LTI Core 1.3, 5.4.4",
            "A launch for a frame gives a page that may stand in one",
            "Leave X-Frame-Options out, and name the platform in frame-ancestors; or register documentTarget window."),
    LAUNCH_COOKIES(
            Part.LAUNCH,
            "LTI Client Side postMessages 0.1, 1; RFC 6265bis, 5.6.7",
            "Cookies of the login come along when the platform posts",
            "Mark them SameSite=None; Secure, or keep the state by the platform's storage: the platform's post comes from another site."),
    ERROR_RESPONSE(
            Part.LAUNCH,
            "Security Framework 1.0, 5.1.1.5",
            "An error of the platform is shown, not stumbled over",
            "Where error comes instead of id_token, show a page that says so."),

    KEY_ROTATION(
            Part.REFUSAL,
            "Security Framework 1.0, 6.3 and 6.4",
            "An id_token by another key of the platform's key set is taken",
            "Choose the key by kid, and fetch the key set again when you don't know the kid."),
    BAD_SIGNATURE(
            Part.REFUSAL,
            "Security Framework 1.0, 5.1.3 (1)",
            "An id_token that another key signed is refused",
            "Verify the signature by the platform's key of that kid before you read a claim."),
    BAD_NONE(
            Part.REFUSAL,
            "Security Framework 1.0, 5.1.3 (1); RFC 8725, 3.2",
            "An id_token without a signature is refused",
            "Never take alg none: pin RS256 and its kind."),
    BAD_HMAC(
            Part.REFUSAL,
            "Security Framework 1.0, 5.1.3 (1) and 7.3.2; RFC 8725, 2.1",
            "An id_token signed symmetrically by the public key is refused",
            "Never let the token choose the algorithm: pin RS256 and its kind."),
    BAD_ISSUER(
            Part.REFUSAL,
            "Security Framework 1.0, 5.1.3 (2)",
            "An id_token of another iss is refused",
            "Compare iss with the platform that you registered with."),
    BAD_AUDIENCE(
            Part.REFUSAL,
            "Security Framework 1.0, 5.1.3 (3)",
            "An id_token for another aud is refused",
            "aud, or one of its list, is your client_id; nothing else will do."),
    BAD_EXPIRED(
            Part.REFUSAL,
            "Security Framework 1.0, 5.1.3 (7)",
            "An id_token that ended an hour ago is refused",
            "Compare exp with your clock; allow for a minute or so, not more."),
    BAD_NONCE(
            Part.REFUSAL,
            "Security Framework 1.0, 5.1.3 (9)",
            "An id_token with another nonce is refused",
            "Compare nonce with the one of your request of that state."),
    BAD_REPLAY(
            Part.REFUSAL,
            "Security Framework 1.0, 5.1.3 (9)",
            "An id_token that was used before is refused",
            "Use a nonce up: take each once, whatever the browser sends."),
    BAD_STATE(
            Part.REFUSAL,
            "Security Framework 1.0, 5.1.1.4 and 7.3.1",
            "An answer with another state is refused",
            "Compare state with the one of your request."),
    BAD_BROWSER(
            Part.REFUSAL,
            "Security Framework 1.0, 7.3.1; RFC 6749, 10.12",
            "An answer in a browser that didn't ask is refused",
            "Bind state to the browser, by a cookie or the platform's storage; else somebody can be signed in as somebody else."),
    BAD_DEPLOYMENT(
            Part.REFUSAL,
            "LTI Core 1.3, 3.1.3 and 5.3.3",
            "An unknown deployment_id is refused",
            "Take the deployments that you know of; or ask before you take a new one."),
    BAD_MESSAGE(
            Part.REFUSAL,
            "LTI Core 1.3, 5.3.1, 5.3.2 and 5.3.3",
            "A message of an unknown type or version, or without deployment_id, is refused",
            "Look at message_type and version before you do anything."),

    DEEP_LINKING(
            Part.DEEP_LINKING,
            "Deep Linking 2.0, 3 and 4",
            "The tool answers a deep linking request, and the platform takes its answer",
            "Post the form field JWT to deep_link_return_url, signed by a key of your jwks_uri, with the data that came."),

    SERVICE_TOKEN(
            Part.SERVICES,
            "Security Framework 1.0, 4.1",
            "Tokens for services are asked for as they should be",
            "client_credentials with a private_key_jwt: iss and sub your client_id, aud the token endpoint, a fresh jti, a key of your jwks_uri named by kid."),
    MEMBERSHIPS(
            Part.SERVICES,
            "Names and Role Provisioning Services 2.0, 2",
            "Memberships are read",
            "Use context_memberships_url as it came, with a token of its scope."),
    LINE_ITEMS(
            Part.SERVICES,
            "Assignment and Grade Services 2.0, 3.2",
            "Line items are read or made",
            "Use lineitems or lineitem of the launch; media type application/vnd.ims.lis.v2.lineitem+json."),
    SCORES(
            Part.SERVICES,
            "Assignment and Grade Services 2.0, 3.4",
            "Scores are sent and taken",
            "POST to the line item's address with /scores before its query; userId is the launch's sub."),
    RESULTS(
            Part.SERVICES,
            "Assignment and Grade Services 2.0, 3.3",
            "Results are read",
            "GET the line item's address with /results before its query."),

    XAPI_FETCH(
            Part.XAPI,
            "cmi5, 8.2",
            "The fetch URL is used once per launch",
            "POST to it once, within 30 minutes, and keep the token."),
    XAPI_STATEMENTS(
            Part.XAPI,
            "xAPI 1.0.3, part 3, 2.1; xAPI 2.0",
            "Statements are sent and stored",
            "Read the answer's detail: it names the property and how to mend it."),
    XAPI_ACTOR(
            Part.XAPI,
            "xAPI 1.0.3, part 2, 2.4.2 and 2.4.6.1; docs/vendors.md, Statements",
            "Statements have the launch's actor and registration",
            "Send $Xapi.actor as it came, and $Xapi.registration as context.registration."),
    XAPI_LINT(
            Part.XAPI,
            "Japan xAPI Profiles 1.0.0 draft",
            "The linter finds nothing in the statements",
            "See the finding's remedy.");

    /** Parts of the report. */
    public enum Part {
        REGISTRATION("Registration"),
        LOGIN("Login"),
        LAUNCH("Launch"),
        REFUSAL("What must be refused"),
        DEEP_LINKING("Deep Linking"),
        SERVICES("Services"),
        XAPI("Statements");

        private final String title;

        Part(String title) {
            this.title = title;
        }

        /** Its heading. */
        public String title() {
            return title;
        }
    }

    private final Part part;
    private final String section;
    private final String title;
    private final String remedy;

    Criterion(Part part, String section, String title, String remedy) {
        this.part = part;
        this.section = section;
        this.title = title;
        this.remedy = remedy;
    }

    /** The part of the report where it stands. */
    public Part part() {
        return part;
    }

    /** The specification that asks for it. */
    public String section() {
        return section;
    }

    /** What is well when it passes. */
    public String title() {
        return title;
    }

    /** How to mend it. */
    public String remedy() {
        return remedy;
    }
}
