-- What the contracts of a cell are expected to bring, and what is at risk (contract.md "weighted forecast", "revenue at
-- risk"), so that no page adds up contracts. Null in months before contracts had likelihoods.
alter table scope_due
    -- sum of p x d
    add column likely  numeric,
    -- sum of (1 - p) x d x 12
    add column at_risk numeric;
