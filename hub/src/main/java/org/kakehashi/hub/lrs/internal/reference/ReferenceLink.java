package org.kakehashi.hub.lrs.internal.reference;

/**
 * That a statement is found by what a face of it has.
 *
 * @param kind what the face has
 * @param number which
 * @param seq the statement's place
 * @param face the face's place
 */
record ReferenceLink(ReferenceKind kind, long number, long seq, long face) {}
