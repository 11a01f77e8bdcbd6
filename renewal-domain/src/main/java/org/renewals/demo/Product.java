package org.renewals.demo;

/**
 * A product of the catalogue and how customers use it.
 *
 * @param number position in the catalogue
 * @param forMembers whether it serves the members, so that a customer without members has no use for it
 * @param informatization whether its income counts as informatization income
 * @param unitPrice list price of a unit and month, in yuan
 * @param fixedShare the part of the fee that does not follow the use
 * @param selfPaid the part of the fee on the members' own bills; the rest is paid by the group
 * @param priceStep relative change of the list price each year, in the month of the step
 * @param answer how much the use rises, in per cent, when the price falls by one per cent
 * @param chance of use by a customer of fifty employees, whatever its industry
 * @param chanceGrowth how the odds of use grow with the number of employees, as an exponent
 */
record Product(
        int number,
        String code,
        String name,
        String family,
        boolean informatization,
        boolean forMembers,
        double unitPrice,
        double unitsPerEmployee,
        double unitsGrowth,
        double usersPerEmployee,
        double usersGrowth,
        double fixedShare,
        double selfPaid,
        double priceStep,
        int stepMonth,
        double answer,
        double noise,
        Season season,
        double chance,
        double chanceGrowth) {

    /** Reads a row of products.txt. */
    static Product of(int number, String[] row) {
        return new Product(
                number,
                row[0],
                row[1],
                row[2],
                Boolean.parseBoolean(row[3]),
                Boolean.parseBoolean(row[4]),
                Double.parseDouble(row[5]),
                Double.parseDouble(row[6]),
                Double.parseDouble(row[7]),
                Double.parseDouble(row[8]),
                Double.parseDouble(row[9]),
                Double.parseDouble(row[10]),
                Double.parseDouble(row[11]),
                Double.parseDouble(row[12]),
                Integer.parseInt(row[13]),
                Double.parseDouble(row[14]),
                Double.parseDouble(row[15]),
                Season.valueOf(row[16]),
                Double.parseDouble(row[17]),
                Double.parseDouble(row[18]));
    }
}
