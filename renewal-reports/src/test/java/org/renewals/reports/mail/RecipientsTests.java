package org.renewals.reports.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.access.AccessScope;
import org.renewals.access.Role;
import org.renewals.analysis.SmallProvince;
import org.renewals.reports.mail.Recipients.Candidate;
import org.renewals.reports.mail.Recipients.Change;
import org.renewals.reports.mail.Recipients.Planned;
import org.renewals.shared.Refused;
import org.renewals.testing.TestDatabase;

class RecipientsTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final RecipientFilter ALL = new RecipientFilter(null, "", false);
    private static final RecipientFilter MANAGERS = new RecipientFilter(Role.MANAGER, "", false);

    @BeforeAll
    static void province() {
        DeliveryTestData.load(database);
    }

    @BeforeEach
    void nobody() {
        DeliveryTestData.reset(database);
    }

    @Test
    void offersEveryEnabledAccountThatSeesCustomersAndHasAnAddress() {
        DeliveryTestData.execute(database, "update account set disabled = true where id = 12");
        assertThat(list(ALL, 0, 50))
                .extracting(Candidate::login, Candidate::scopeName, Candidate::language)
                .containsExactly(
                        tuple("province", "安徽", null),
                        tuple("city1", "合肥", null),
                        tuple("city2", "芜湖", null),
                        tuple("m11", "王敏", null),
                        tuple("m13", "赵云", null));
        int count = asAdmin(recipients -> recipients.count(ALL));
        assertThat(count).isEqualTo(5);
    }

    @Test
    void findsByNameLoginAndRolePageByPage() {
        assertThat(list(new RecipientFilter(null, " 王 ", false), 0, 50))
                .extracting(Candidate::login)
                .containsExactly("m11");
        assertThat(list(new RecipientFilter(null, "M1", false), 0, 50)).hasSize(3);
        assertThat(list(new RecipientFilter(null, "%", false), 0, 50)).isEmpty();
        assertThat(list(MANAGERS, 1, 2)).extracting(Candidate::login).containsExactly("m13");
    }

    @Test
    void aRecipientIsAddedChangedAndDropped() {
        assertThat(change(new Change(11, null, "zh"), new Change(12, null, null)))
                .isEqualTo(1);
        assertThat(language(11)).isEqualTo("zh");
        assertThat(language(12)).isNull();
        change(new Change(11, "zh", "en"));
        assertThat(language(11)).isEqualTo("en");
        change(new Change(11, "en", null));
        assertThat(language(11)).isNull();
        assertThat(list(new RecipientFilter(null, "", true), 0, 50)).isEmpty();
    }

    @Test
    void whoSawSomethingElseChangesNothing() {
        change(new Change(11, null, "zh"));
        assertThatThrownBy(() -> change(new Change(12, null, "zh"), new Change(11, null, "en")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("delivery.recipient-changed"));
        assertThat(language(12)).isNull();
        assertThat(language(11)).isEqualTo("zh");
    }

    @Test
    void anAccountThatMayNotGetAReportCannotBeAdded() {
        assertThatThrownBy(() -> change(new Change(99, null, "zh"))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> change(new Change(14, null, "zh"))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> change(new Change(12345, null, "zh"))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new Change(11, null, "fr")).hasMessageContaining("zh and en");
    }

    @Test
    void allThatMatchAreChangedAtOnce() {
        int changed = asAdmin(recipients -> recipients.changeAll(MANAGERS, "zh"));
        assertThat(changed).isEqualTo(3);
        assertThat(language(13)).isEqualTo("zh");
        assertThat(language(14)).as("has no address").isNull();
        assertThat(language(2)).isNull();
        asAdmin(recipients -> recipients.changeAll(ALL, null));
        assertThat(language(13)).isNull();
    }

    @Test
    void thePlanSaysWhoWillGetWhatAndWhoNothingAndWhy() {
        asAdmin(recipients -> recipients.changeAll(ALL, "en"));
        DeliveryTestData.execute(database, """
                update account set disabled = true where id = 12;
                update account set email = null where id = 13;
                update account set role = 'admin', city_id = null where id = 3;
                insert into report_document (kind, month, scope_kind, scope_id, language, version, sha256, title, file_name,
                    headline_labels, headline_values, content, created_at)
                    values ('monthly', '2026-10-01', 'city', 101, 'en', 2, '', '', '', '{}', '{}', '', now());
                insert into mail_message (document_id, month, scope_kind, scope_id, document_version, account_id, email,
                    language, message_id, status, queued_at, next_try_at)
                    select id, month, scope_kind, scope_id, version, 2, 'x', 'en', 'm', 'sent', now(), now()
                    from report_document""");
        try {
            List<Planned> plan = asAdmin(recipients -> recipients.plan(YearMonth.of(2026, 10)));
            assertThat(plan)
                    .extracting(Planned::accountId, Planned::status, Planned::version, Planned::obstacle)
                    .containsExactly(
                            tuple(1, null, null, null),
                            tuple(2, MailStatus.SENT, 2, null),
                            tuple(12, null, null, "disabled"),
                            tuple(11, null, null, null),
                            tuple(13, null, null, "address"),
                            tuple(3, null, null, "role"));
            assertThat(asAdmin(Recipients::active))
                    .extracting(Recipient::accountId)
                    .containsExactly(1, 2, 11);
        } finally {
            DeliveryTestData.execute(database, "update account set role = 'city', city_id = 102 where id = 3");
        }
    }

    @Test
    void theDatabaseRefusesCitiesAndManagers() {
        for (AccessScope scope : List.of(SmallProvince.CITY_1, SmallProvince.MANAGER_11)) {
            assertThatThrownBy(
                            () -> SmallProvince.query(database, scope, jdbc -> new Recipients(jdbc).list(ALL, 0, 50)))
                    .hasStackTraceContaining("permission denied");
        }
    }

    private static int change(Change... changes) {
        return asAdmin(recipients -> recipients.change(List.of(changes)));
    }

    private static @Nullable String language(int account) {
        for (Candidate candidate : list(ALL, 0, 50)) {
            if (candidate.accountId() == account) {
                return candidate.language();
            }
        }
        return null;
    }

    private static List<Candidate> list(RecipientFilter filter, int page, int size) {
        return asAdmin(recipients -> recipients.list(filter, page, size));
    }

    private static <T> T asAdmin(Function<Recipients, T> work) {
        return SmallProvince.query(database, DeliveryTestData.ADMIN, jdbc -> work.apply(new Recipients(jdbc)));
    }
}
