package org.renewals.ingest.target;

import static org.renewals.ingest.target.Column.optional;
import static org.renewals.ingest.target.Column.required;
import static org.renewals.ingest.target.DateType.DATE;
import static org.renewals.ingest.target.DecimalType.AMOUNT;
import static org.renewals.ingest.target.DecimalType.INCOME;
import static org.renewals.ingest.target.DecimalType.QUANTITY;
import static org.renewals.ingest.target.IntegerType.COUNT;
import static org.renewals.ingest.target.MonthType.MONTH;
import static org.renewals.ingest.target.TextType.CODE;
import static org.renewals.ingest.target.TextType.NAME;
import static org.renewals.ingest.target.TextType.NOTE;
import static org.renewals.ingest.target.TimestampType.TIMESTAMP;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The data files of contract.md section 2, in the order in which they build on each other. Chinese headers are the terms of
 * the glossary (requirements.md section 7) where it has one; docs/data-files.md lists them.
 */
@SuppressWarnings(
        "ImmutableEnumChecker") // lists made by List.of and stateless rules, which the checker cannot see into
public enum TargetFile {
    ORG_UNITS(
            List.of("code"),
            columns(
                    required("code", CODE, "组织编码"),
                    required("name", NAME, "组织名称"),
                    required("kind", ChoiceType.of("province", "省公司", "city", "地市", "county", "区县"), "组织类型"),
                    optional("parent_code", CODE, "上级组织编码")),
            RowRule.parentFitsKind()),
    GRIDS(
            List.of("code"),
            columns(
                    required("code", CODE, "网格编码"),
                    required("name", NAME, "网格名称"),
                    required(
                            "kind",
                            ChoiceType.of("main", "主网格", "sub", "子网格", "micro", "微网格", "feature", "特征网格"),
                            "网格类型"),
                    optional("subtype", NAME, "网格子类型"),
                    optional("parent_code", CODE, "上级网格编码"),
                    required("org_code", CODE, "组织编码"))),
    USERS(
            List.of("login"),
            columns(
                    required("login", CODE, "登录名"),
                    required("name", NAME, "姓名"),
                    required(
                            "role",
                            ChoiceType.of("province", "省公司", "city", "地市主管", "manager", "客户经理", "admin", "系统管理员"),
                            "角色"),
                    required("org_code", CODE, "组织编码"),
                    optional("email", EmailType.EMAIL, "电子邮箱"),
                    optional("grid_code", CODE, "网格编码"))),
    CUSTOMERS(
            List.of("code"),
            columns(
                    required("code", CODE, "客户编码", "集团客户编码"),
                    required("name", NAME, "客户名称", "集团客户", "集团客户名称"),
                    required("org_code", CODE, "组织编码"),
                    required("manager_login", CODE, "客户经理", "客户经理登录名"),
                    optional("industry", NAME, "行业"),
                    optional("nature", NAME, "单位性质"),
                    optional("employees", COUNT, "员工数"),
                    optional("info_level", new IntegerType(1, 5), "信息化水平"),
                    optional("influence_social", new DecimalType(5, 2, 0, 100L), "社会影响力"),
                    optional("influence_economic", new DecimalType(5, 2, 0, 100L), "经济影响力"),
                    optional("signed_on", DATE, "签约日期"),
                    optional(
                            "status",
                            ChoiceType.of("prospect", "潜在", "active", "在网", "silent", "沉默", "left", "离网"),
                            "客户状态"),
                    optional("grid_code", CODE, "网格编码"))),
    CONTACTS(
            List.of("customer_code", "name"),
            columns(
                    required("customer_code", CODE, "客户编码", "集团客户编码"),
                    required("name", NAME, "联系人", "联系人姓名"),
                    optional(
                            "role",
                            ChoiceType.of("decision", "决策人", "technical", "技术人员", "user", "使用人", "payer", "付款人"),
                            "联系人角色"),
                    optional("phone", new TextType(40, false), "联系电话"),
                    optional("email", EmailType.EMAIL, "电子邮箱"),
                    optional("consent", ChoiceType.yesOrNo(), "同意联系"))),
    PRODUCTS(
            List.of("code"),
            columns(
                    required("code", CODE, "产品编码"),
                    required("name", NAME, "产品名称"),
                    required(
                            "family", ChoiceType.of("standard", "标准化产品", "application", "行业应用", "other", "其他"), "产品类别"),
                    optional("informatization", ChoiceType.yesOrNo(), "信息化产品"))),
    CONTRACTS(
            List.of("number"),
            columns(
                    required("number", CODE, "合同编号"),
                    required("customer_code", CODE, "客户编码", "集团客户编码"),
                    optional("product_code", CODE, "产品编码"),
                    required("starts_on", DATE, "开始日期"),
                    required("ends_on", DATE, "到期日期"),
                    required("monthly_value", AMOUNT, "月合同额"),
                    optional("monthly_cost", AMOUNT, "月成本"),
                    optional("notice_days", new IntegerType(0, 3650), "提前通知天数"),
                    optional("auto_renews", ChoiceType.yesOrNo(), "自动续约"),
                    optional("renews_number", CODE, "原合同编号"),
                    optional("outcome", ChoiceType.of("open", "未决", "renewed", "已续约", "lost", "未续约"), "续约结果"),
                    optional("decided_on", DATE, "决定日期"),
                    optional("loss_reason", NAME, "流失原因"),
                    optional("captive", ChoiceType.yesOrNo(), "锁定型续约")),
            RowRule.notBefore("ends_on", "starts_on")),
    CUSTOMER_MONTHS(
            List.of("customer_code", "month"),
            columns(
                    required("month", MONTH, "月份"),
                    required("customer_code", CODE, "客户编码", "集团客户编码"),
                    optional("members", COUNT, "集团成员", "集团成员数", "集团客户成员数"),
                    optional("effective_members", COUNT, "有效成员"),
                    optional("joined", COUNT, "新增成员"),
                    optional("left", COUNT, "离网成员"),
                    optional("vnet_users", COUNT, "V网用户", "V网", "V网用户数"),
                    optional("baseline_users", COUNT, "拍照用户", "拍照用户数"),
                    optional("baseline_kept", COUNT, "拍照保有用户"),
                    optional("tenure_months", new DecimalType(7, 2, 0, null), "平均在网时长"),
                    optional("group_paid", INCOME, "统付收入", "集团统付收入"),
                    optional("informatization", INCOME, "信息化收入", "集团信息化收入"),
                    optional("personal_bills", INCOME, "个人账单收入", "个人帐单收入"),
                    optional("roaming", INCOME, "漫游费"),
                    optional("new_services", INCOME, "新业务费"),
                    optional("toll", INCOME, "长途费"),
                    optional("local", INCOME, "本地费"),
                    optional("other_fees", INCOME, "其他费用"),
                    optional("minutes", QUANTITY, "通话分钟"),
                    optional("messages", new IntegerType(0, 999_999_999_999L), "短信条数"),
                    optional("data_mb", QUANTITY, "数据流量(MB)", "流量(MB)"),
                    optional("inactive_members", COUNT, "三无用户"),
                    optional("suspended_members", COUNT, "停机成员"),
                    optional("arrears", AMOUNT, "欠费金额")),
            RowRule.atMost("effective_members", "members"),
            RowRule.atMost("baseline_kept", "baseline_users")),
    PRODUCT_MONTHS(
            List.of("customer_code", "product_code", "month"),
            columns(
                    required("month", MONTH, "月份"),
                    required("customer_code", CODE, "客户编码", "集团客户编码"),
                    required("product_code", CODE, "产品编码"),
                    optional("users", COUNT, "用户数"),
                    optional("units", QUANTITY, "计费量"),
                    optional("income", INCOME, "收入"))),
    COMPLAINTS(
            List.of("number"),
            columns(
                    required("number", CODE, "投诉编号"),
                    required("customer_code", CODE, "客户编码", "集团客户编码"),
                    required("received_at", TIMESTAMP, "受理时间"),
                    optional("channel", NAME, "投诉渠道"),
                    optional("category", NAME, "投诉类别"),
                    optional("severity", NAME, "严重程度"),
                    optional("first_reply_at", TIMESTAMP, "首次答复时间", "投诉首次答复"),
                    optional("closed_at", TIMESTAMP, "办结时间"))),
    SURVEYS(
            List.of("customer_code", "answered_on", "question"),
            columns(
                    required("customer_code", CODE, "客户编码", "集团客户编码"),
                    required("answered_on", DATE, "答复日期"),
                    required(
                            "question",
                            ChoiceType.of(
                                    "satisfaction",
                                    "客户满意度",
                                    "loyalty",
                                    "客户忠诚度",
                                    "image",
                                    "企业形象",
                                    "service",
                                    "服务质量",
                                    "cooperation",
                                    "合作成效",
                                    "nps",
                                    "净推荐值"),
                            "调查题目"),
                    required("answer", new IntegerType(0, 10), "评分")),
            RowRule.answerFitsQuestion()),
    VISITS(
            List.of("customer_code", "visited_on", "kind"),
            columns(
                    required("customer_code", CODE, "客户编码", "集团客户编码"),
                    required("visited_on", DATE, "走访日期"),
                    optional("kind", NAME, "走访方式"),
                    optional("manager_login", CODE, "客户经理", "客户经理登录名"),
                    optional("note", NOTE, "备注"))),
    FINANCE_MONTHS(
            List.of("month", "org_code"),
            columns(
                    required("month", MONTH, "月份"),
                    required("org_code", CODE, "组织编码"),
                    required("operating_income", new DecimalType(16, 2, 0, null), "运营收入(不含非签约)", "运营收入"))),
    TARGETS(
            List.of("metric", "org_code", "period"),
            columns(
                    required("metric", CODE, "考核指标", "指标"),
                    required("org_code", CODE, "组织编码"),
                    required("period", PeriodType.PERIOD, "周期"),
                    required("value", new DecimalType(18, 4, -99_999_999_999_999L, null), "目标值")));

    /** {@code customers}, and also {@code customers_2026-10}, {@code customers (1)}, {@code customers.rejected}. */
    private static final Pattern ADDITION = Pattern.compile("([-_. ]?\\d[\\d_-]*)?( ?\\(\\d+\\))?(\\.rejected)*");

    private final List<String> key;
    private final List<Column> columns;
    private final List<RowRule> rules;

    TargetFile(List<String> key, List<Column> columns, RowRule.Unbound... rules) {
        this.key = key;
        this.columns = columns;
        this.rules = Arrays.stream(rules).map(rule -> rule.bind(this)).toList();
    }

    private static List<Column> columns(Column... columns) {
        return List.of(columns);
    }

    /** The name in contract.md: {@code customer_months}. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The columns in the order of contract.md. */
    public List<Column> columns() {
        return columns;
    }

    /** Columns that make a row what it is: rows with the same key are the same thing. */
    public List<String> key() {
        return key;
    }

    List<RowRule> rules() {
        return rules;
    }

    public Column column(String name) {
        return columns.get(indexOf(name));
    }

    /** @throws IllegalArgumentException for a column this file does not have */
    public int indexOf(String columnName) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(columnName)) {
                return i;
            }
        }
        throw new IllegalArgumentException(fileName() + " has no column " + columnName);
    }

    /** The target with exactly that name. */
    public static Optional<TargetFile> named(String name) {
        return Arrays.stream(values())
                .filter(file -> file.fileName().equals(name))
                .findFirst();
    }

    /** The target a file is meant for, by its name without folder: {@code customers.csv}, {@code customer_months-2026-10.xlsx}. */
    public static Optional<TargetFile> ofFile(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String stem = (dot < 0 ? fileName : fileName.substring(0, dot)).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(file -> stem.startsWith(file.fileName())
                        && ADDITION.matcher(stem.substring(file.fileName().length()))
                                .matches())
                .findFirst();
    }
}
