package org.kakehashi.connectors.spi.records;

/** Why a pupil came to the nurse's office. */
public enum VisitKind {
    /** 内科: an illness. */
    INTERNAL,
    /** 外科: an injury. */
    INJURY,
    /** 健康相談. */
    COUNSELLING,
    /** その他. */
    OTHER
}
