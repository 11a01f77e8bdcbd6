package org.renewals.scoring.run;

import java.time.YearMonth;
import org.renewals.scoring.plausibility.Warning;

/**
 * A total of a month that moved further than is plausible.
 *
 * @param subject code of the product it is about; empty for the province as a whole
 */
public record ImplausibleTotal(YearMonth month, String subject, Warning warning) {}
