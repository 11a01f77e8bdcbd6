package org.renewals.demo;

import java.util.List;

/** List prices by product and simulated month, and how the use answers to them; only ratios of months mean something. */
final class PriceList {

    private final double[][] prices;
    private final double[][] answers;

    PriceList(List<Product> products, Timeline timeline) {
        prices = new double[products.size()][timeline.months];
        answers = new double[products.size()][timeline.months];
        for (Product product : products) {
            double price = 1;
            for (int month = 0; month < timeline.months; month++) {
                if (timeline.monthOfYear(month) == product.stepMonth()) {
                    price *= 1 + product.priceStep();
                }
                prices[product.number()][month] = price;
                answers[product.number()][month] = StrictMath.pow(price, -product.answer());
            }
        }
    }

    double price(Product product, int month) {
        return prices[product.number()][month];
    }

    /** The use that goes with the price of the month. */
    double answer(Product product, int month) {
        return answers[product.number()][month];
    }
}
