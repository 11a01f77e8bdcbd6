package org.renewals.scoring.run;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When models are trained.
 *
 * @param retrainEveryMonths age of the newest model, in months, at which a monthly run trains another; 0 for never
 */
@ConfigurationProperties("renewals.models")
public record ModelSettings(@DefaultValue("3") int retrainEveryMonths) {

    public ModelSettings {
        if (retrainEveryMonths < 0) {
            throw new IllegalArgumentException("renewals.models.retrain-every-months is " + retrainEveryMonths
                    + "; it has to be 0 for never, or a number of months");
        }
    }
}
