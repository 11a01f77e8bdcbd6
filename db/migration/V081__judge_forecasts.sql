-- What likelihoods of renewal turned out to be worth, month by month: of the forecasts whose outcome became known in the
-- twelve months that end with `month`.

create table likelihood_quality (
    month       date     not null,
    scope_kind  text     not null check (scope_kind in ('province', 'city', 'manager')),
    -- org_unit.id, or account.id of a manager
    scope_id    int      not null,
    city_id     int,
    manager_id  int,
    -- days before the day to act by; 0: the last month's end before the outcome became known
    stage       smallint not null check (stage in (0, 30, 90, 180)),
    -- 'all', or a tier of the customers in the month they were scored
    segment     text     not null,
    -- served: what people saw. challenger: another trained model's word, where it had one; beside: what people saw of
    -- those same contracts
    model       text     not null check (model in ('served', 'challenger', 'beside')),
    contracts   int      not null,
    renewed     int      not null,
    -- sum of the probabilities: how many renewals were expected
    expected    double precision not null,
    -- false: too few cases, then the figures from brier to emp_untold are null
    enough      boolean  not null,
    brier       double precision,
    log_loss    double precision,
    -- the same had everybody been given the share that was renewed in the end, and the share of the twelve months before
    base_brier  double precision,
    base_log_loss double precision,
    -- null where nothing became known in those
    last_year_rate double precision,
    last_year_brier double precision,
    last_year_log_loss double precision,
    -- mean distance of stated and observed share over ten bins
    ece         double precision,
    -- of the log-odds that fit best: 0 and 1 for a forecast that needs no correction
    calibration_intercept double precision,
    calibration_slope double precision,
    auc         double precision,
    auc_error   double precision,
    -- share of the lost among the tenth most likely to be lost / share among all
    lift_at_10  double precision,
    -- yuan a contract; of the best offers with these likelihoods, share they are made to, and of offering all or nobody
    emp         double precision,
    emp_contacted double precision,
    emp_untold  double precision,
    -- said: contracts in the green and red band; false green: said green and lost, false red: said red and renewed
    green       int      not null,
    red         int      not null,
    false_green int      not null,
    false_red   int      not null,
    -- yuan a month: due, expected to be kept (sum of p x d), kept (sum of min(w, d))
    due_value   numeric(18, 2) not null,
    expected_value numeric(18, 2) not null,
    kept_value  numeric(18, 2) not null,
    -- contract.md "forecast accuracy, bias" over the months of outcome; null where nothing was kept
    accuracy    double precision,
    bias        double precision,
    -- ten bins of equally many contracts, likeliest renewals last, and the ten tenths of the scale
    bin_contracts int[]  not null,
    bin_stated  double precision[] not null,
    bin_renewed int[]    not null,
    tenth_contracts int[] not null,
    tenth_renewed int[]  not null,
    -- share of the lost contracts, and of their value, among the 10, 20, ... 100 % most likely to be lost; empty: too few
    gains       double precision[] not null,
    value_gains double precision[] not null,
    primary key (month, scope_kind, scope_id, stage, segment, model)
);
create index likelihood_quality_city on likelihood_quality (city_id, month);
create index likelihood_quality_manager on likelihood_quality (manager_id, month);
call protect_scoped_table('likelihood_quality');

-- How far scores and what they look at have moved since a reference month: the same month a year before or, where that
-- was not scored, the first month that was. Of large months, an even sample of contracts is looked at.
create table likelihood_stability (
    month       date     not null,
    scope_kind  text     not null check (scope_kind in ('province', 'city')),
    scope_id    int      not null,
    city_id     int,
    manager_id  int,
    -- 'score', or a feature's code
    feature     text     not null,
    reference   date     not null,
    contracts   int      not null,
    reference_contracts int not null,
    psi         double precision not null,
    primary key (month, scope_kind, scope_id, feature)
);
create index likelihood_stability_city on likelihood_stability (city_id, month);
call protect_scoped_table('likelihood_stability');

grant select on likelihood_quality, likelihood_stability to renewals_manager, renewals_city, renewals_province;
grant select, insert, update, delete on likelihood_quality, likelihood_stability to renewals_batch;

-- The largest contracts lost though said green (70 % and more) and renewed though said red (below 40 %).
create index judged_forecast_false_green on judged_forecast (stage, monthly_value desc, contract_id)
    where not renewed and probability >= 0.7;
create index judged_forecast_false_red on judged_forecast (stage, monthly_value desc, contract_id)
    where renewed and probability < 0.4;
