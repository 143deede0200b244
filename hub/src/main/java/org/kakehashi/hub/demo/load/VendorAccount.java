package org.kakehashi.hub.demo.load;

import java.io.IOException;
import tools.jackson.databind.node.JsonNodeFactory;

/** An account for the drill's vendor: it sees what the drill sends, and the history that was sent on the drill's behalf. */
public final class VendorAccount {
    static final String LOGIN_NAME = "vendor";

    private final HubApi hub;
    private final Milestones milestones;

    /** @param milestones of the city that was loaded */
    public VendorAccount(HubApi hub, Milestones milestones) {
        this.hub = hub;
        this.milestones = milestones;
    }

    /**
     * Makes it, unless it is there.
     *
     * @param drill the drill's client id
     */
    public void create(String drill, String password) throws IOException, InterruptedException {
        var wanted = JsonNodeFactory.instance.objectNode();
        wanted.put("loginName", LOGIN_NAME).put("password", password).put("displayName", "ドリル社 担当");
        wanted.putArray("roles").add("VENDOR");
        var clients = wanted.putArray("clientIds").add(drill);
        milestones.sender().ifPresent(clients::add);
        hub.createAccount(wanted);
    }
}
