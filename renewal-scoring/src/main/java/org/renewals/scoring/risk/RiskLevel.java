package org.renewals.scoring.risk;

/** How much speaks for losing a customer, least first. */
public enum RiskLevel {
    LOW,
    MEDIUM,
    HIGH,
    VERY_HIGH
}
