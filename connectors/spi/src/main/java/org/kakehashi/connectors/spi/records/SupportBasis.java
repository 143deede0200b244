package org.kakehashi.connectors.spi.records;

/** By which part of the ministry's notice of 25 October 2019 learning elsewhere can count as attendance. */
public enum SupportBasis {
    /** 別記1: at a facility outside school. */
    FACILITY,
    /** 別記2: at home by ICT. */
    ICT_AT_HOME
}
