package org.kakehashi.hub.database.internal;

/**
 * How to reach the database, whoever runs it.
 *
 * @param url JDBC URL without credentials
 * @param server login that serves requests
 * @param owner login that migrates
 */
record DatabaseLogins(String url, Login server, Login owner) {
    record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }
}
