package org.kakehashi.hub.demo.load;

import java.io.IOException;
import java.util.Collection;
import tools.jackson.databind.node.JsonNodeFactory;

/** An account for the demo tools' vendor: it sees what they send, and the history that was sent on the drill's behalf. */
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
     * @param tools the tools' client ids
     */
    public void create(Collection<String> tools, String password) throws IOException, InterruptedException {
        var wanted = JsonNodeFactory.instance.objectNode();
        wanted.put("loginName", LOGIN_NAME).put("password", password).put("displayName", "ドリル社 担当");
        wanted.putArray("roles").add("VENDOR");
        var clients = wanted.putArray("clientIds");
        tools.forEach(clients::add);
        milestones.sender().ifPresent(clients::add);
        hub.createAccount(wanted);
    }
}
