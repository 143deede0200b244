package org.kakehashi.connectors.spi.records;

/** How far the principal's decision about counting as attendance has come. */
public enum SupportDecision {
    /** 申請中. */
    PROPOSED,
    /** 出席扱い. */
    COUNTED,
    /** 出席扱いとしない. */
    NOT_COUNTED
}
