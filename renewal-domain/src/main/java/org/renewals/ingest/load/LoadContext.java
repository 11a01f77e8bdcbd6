package org.renewals.ingest.load;

import java.time.Clock;

/**
 * What the rows of one import have in common.
 *
 * @param sql the connection of its one transaction, as the batch role
 * @param rejections where refused rows go
 * @param batch its number, written to the months it touches
 * @param correction whether rows may change frozen months
 */
public record LoadContext(Sql sql, RejectionLog rejections, Clock clock, int batch, boolean correction) {}
