package org.kakehashi.hub.access;

import java.io.IOException;
import java.util.UUID;

/**
 * Port: a module's part of one person's own data (開示請求; the right of access). A module that holds any implements it. Called outside of
 * transactions, in the order of {@code @Order}; nobody else's data is written, but for what is about the person.
 */
public interface PersonExport {
    /** Adds files to the archive, in bounded memory. */
    void export(int tenantId, UUID personId, PersonArchive archive) throws IOException;
}
