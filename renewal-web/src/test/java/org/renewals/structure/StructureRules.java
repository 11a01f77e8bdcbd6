package org.renewals.structure;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.database.ScopedEntities;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The shape of the house (architecture decisions, ADR 0002) as rules over a tree of packages: the product's, and one that
 * breaks every rule.
 */
final class StructureRules {

    private static final Set<Class<?>> DATABASE = Set.of(
            JdbcClient.class,
            JdbcOperations.class,
            NamedParameterJdbcOperations.class,
            EntityManager.class,
            ScopedEntities.class,
            Connection.class,
            Statement.class);

    private static final Pattern WALL_CLOCK = Pattern.compile("java\\.time\\.[A-Za-z.]+\\.now\\(|java\\.time\\.Clock\\."
            + "(system|tick)|java\\.lang\\.System\\.currentTimeMillis\\(|java\\.util\\.Date\\.<init>\\(\\)"
            + "|java\\.util\\.Calendar\\.getInstance\\(");

    /** Where the clock is made that everybody else is handed. */
    private static final Set<String> CLOCK_MAKERS =
            Set.of("org.renewals.TimeConfiguration", "org.renewals.cli.Renewals");

    private final String base;
    private final Map<String, String> unscoped;

    /**
     * @param base the tree's first package
     * @param unscoped packages and classes, below the base, whose queries need no scope, with the reason
     */
    StructureRules(String base, Map<String, String> unscoped) {
        this.base = base;
        this.unscoped = Map.copyOf(unscoped);
    }

    /** Every rule by its name. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("modules point downwards", modulesPointDownwards());
        rules.put("packages form no cycle", packagesFormNoCycle());
        rules.put("time comes from the clock", timeComesFromTheClock());
        rules.put("queries take a scope", queriesTakeAScope());
        rules.put("nothing is found by magic", nothingIsFoundByMagic());
        rules.put("handlers exchange no entity", handlersExchangeNoEntity());
        rules.put("views hold no entity", viewsHoldNoEntity());
        rules.put("entities have no setter", entitiesHaveNoSetter());
        rules.put("controllers are package-private", controllersArePackagePrivate());
        rules.put("packages are null-marked", packagesAreNullMarked());
        rules.put("fields are not injected", fieldsAreNotInjected());
        rules.put("nothing is cached", nothingIsCached());
        rules.put("names say what a type is for", namesSayWhatATypeIsFor());
        return rules;
    }

    private ArchRule modulesPointDownwards() {
        return classes()
                .that(ours())
                .should(new ArchCondition<JavaClass>("use their own module and those below only") {
                    @Override
                    public void check(JavaClass from, ConditionEvents events) {
                        for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                            JavaClass to = dependency.getTargetClass().getBaseComponentType();
                            if (isOurs(to) && floor(to) > floor(from)) {
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                            }
                        }
                    }
                })
                .because("web → reports → scoring → domain, and nothing points back");
    }

    /** Domain is the ground floor. */
    private int floor(JavaClass type) {
        String inside = type.getPackageName().substring(base.length()) + ".";
        int dot = inside.indexOf('.', 1);
        return switch (dot < 0 ? "" : inside.substring(1, dot)) {
            case "", "web", "api", "cli", "jobs", "demonstration" -> 3;
            case "reports", "analysis" -> 2;
            case "scoring" -> 1;
            default -> 0;
        };
    }

    /** The base package itself puts everything together, so it alone may be used by what it uses. */
    private ArchRule packagesFormNoCycle() {
        return slices().matching(base + ".(**)").should().beFreeOfCycles();
    }

    private ArchRule timeComesFromTheClock() {
        return classes()
                .that(ours().and(describe("do not make the clock", type -> !CLOCK_MAKERS.contains(type.getName()))))
                .should(new ArchCondition<JavaClass>("ask an injected Clock for the time") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                            String target = access.getTarget().getFullName();
                            if (WALL_CLOCK.matcher(target).find() && !target.contains(Clock.class.getName() + ")")) {
                                events.add(SimpleConditionEvent.violated(access, access.getDescription()));
                            }
                        }
                    }
                })
                .because("months begin and contracts end by the business zone's clock, which tests move");
    }

    /**
     * A scoped query is any method another class can call that reaches the database, itself or through methods of its own
     * class and the classes inside. Where no customer is involved, or a job works for nobody, the class or package is listed
     * with its reason.
     */
    private ArchRule queriesTakeAScope() {
        return methods()
                .that(describe("reach the database", this::isScopedQuery))
                .should(new ArchCondition<JavaMethod>("take an AccessScope") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        if (method.getRawParameterTypes().stream()
                                .noneMatch(p -> p.isEquivalentTo(AccessScope.class))) {
                            events.add(SimpleConditionEvent.violated(
                                    method, method.getFullName() + " reaches the database without an AccessScope"));
                        }
                    }
                })
                .because("the first lock is a parameter nobody can forget (ADR 0002)");
    }

    private boolean isScopedQuery(JavaMethod method) {
        return isOurs(method.getOwner())
                && canBeCalled(method)
                && exemption(method.getOwner()) == null
                && reachesDatabase(method, new HashSet<>());
    }

    private static boolean canBeCalled(JavaMethod method) {
        return !method.getModifiers().contains(JavaModifier.PRIVATE)
                && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !isHidden(method.getOwner());
    }

    private static boolean isHidden(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PRIVATE)
                || type.getEnclosingClass().map(StructureRules::isHidden).orElse(false);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(StructureRules::outermost).orElse(type);
    }

    private static boolean reachesDatabase(JavaCodeUnit unit, Set<JavaCodeUnit> seen) {
        if (!seen.add(unit)) {
            return false;
        }
        for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
            if (outermost(access.getTargetOwner()).equals(outermost(unit.getOwner()))) {
                if (access.getTarget().resolveMember().orElse(null) instanceof JavaCodeUnit own
                        && reachesDatabase(own, seen)) {
                    return true;
                }
            } else if (DATABASE.stream().anyMatch(access.getTargetOwner()::isAssignableTo)) {
                return true;
            }
        }
        return false;
    }

    /** The listed name that excuses a class; null if none does. */
    @Nullable
    String exemption(JavaClass type) {
        String name = type.getName();
        return unscoped.keySet().stream()
                .filter(listed -> (name + ".").startsWith(base + "." + listed + ".")
                        || name.startsWith(base + "." + listed + "$"))
                .findFirst()
                .orElse(null);
    }

    /** Listed names that excuse nothing any more. */
    Set<String> uselessExemptions(Iterable<JavaClass> imported) {
        Set<String> useless = new HashSet<>(unscoped.keySet());
        for (JavaClass type : imported) {
            String listed = exemption(type);
            if (listed != null
                    && type.getMethods().stream()
                            .anyMatch(method -> canBeCalled(method)
                                    && reachesDatabase(method, new HashSet<>())
                                    && method.getRawParameterTypes().stream()
                                            .noneMatch(p -> p.isEquivalentTo(AccessScope.class)))) {
                useless.remove(listed);
            }
        }
        return useless;
    }

    private ArchRule nothingIsFoundByMagic() {
        return noClasses()
                .that(ours())
                .should()
                .beAssignableTo(Repository.class)
                .because("a repository made up by Spring Data takes no scope (ADR 0002)");
    }

    /** A handler is any method that Spring calls: its annotations come from web.bind.annotation. */
    private ArchRule handlersExchangeNoEntity() {
        return methods()
                .that(describe(
                        "answer requests",
                        method -> isOurs(method.getOwner())
                                && method.getAnnotations().stream()
                                        .anyMatch(annotation -> annotation
                                                .getRawType()
                                                .getPackageName()
                                                .equals(RequestMapping.class.getPackageName()))))
                .should(new ArchCondition<JavaMethod>("neither take nor give an entity") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        Stream.concat(method.getParameterTypes().stream(), Stream.of(method.getReturnType()))
                                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                                .filter(type -> type.isAnnotatedWith(Entity.class))
                                .forEach(entity -> events.add(SimpleConditionEvent.violated(
                                        method, method.getFullName() + " exchanges " + entity.getName())));
                    }
                })
                .because("what is bound from a request or written into an answer is made for it");
    }

    private ArchRule viewsHoldNoEntity() {
        return fields().that()
                .areDeclaredInClassesThat(ours().and(describe("are on the top floor", type -> floor(type) == 3)))
                .should(new ArchCondition<JavaField>("hold no entity") {
                    @Override
                    public void check(JavaField field, ConditionEvents events) {
                        for (JavaClass type : field.getType().getAllInvolvedRawTypes()) {
                            if (type.isAnnotatedWith(Entity.class)) {
                                events.add(SimpleConditionEvent.violated(
                                        field, field.getFullName() + " holds " + type.getName()));
                            }
                        }
                    }
                })
                .because("forms and views are records made for a page, never what the database stores");
    }

    private ArchRule entitiesHaveNoSetter() {
        return methods()
                .that()
                .areDeclaredInClassesThat(ours().and(annotatedWith(Entity.class)))
                .should()
                .haveNameNotMatching("set[A-Z].*")
                .because("state changes through verbs that guard it");
    }

    private ArchRule controllersArePackagePrivate() {
        return classes()
                .that(ours().and(metaAnnotatedWith(Controller.class).or(metaAnnotatedWith(ControllerAdvice.class))))
                .should()
                .bePackagePrivate();
    }

    private ArchRule packagesAreNullMarked() {
        return classes()
                .that(ours())
                .should(new ArchCondition<JavaClass>("lie in a package whose package-info says @NullMarked") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                            events.add(SimpleConditionEvent.violated(
                                    type, type.getPackageName() + " has no package-info with @NullMarked"));
                        }
                    }
                });
    }

    private ArchRule fieldsAreNotInjected() {
        return fields().that()
                .areDeclaredInClassesThat(ours())
                .should()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .andShould()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .andShould()
                .notBeAnnotatedWith("jakarta.inject.Inject")
                .andShould()
                .notBeAnnotatedWith("jakarta.annotation.Resource")
                .andShould()
                .notBeAnnotatedWith("jakarta.persistence.PersistenceContext")
                .because("what a class needs stands in its constructor");
    }

    private ArchRule nothingIsCached() {
        return noClasses()
                .that(ours())
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.springframework.cache..", "com.github.benmanes.caffeine.."))
                .because("a cache of scoped data is a way around both locks (ADR 0002)");
    }

    private ArchRule namesSayWhatATypeIsFor() {
        return noClasses().that(ours()).should().haveNameMatching(".*(Impl|Helper|Utils?|Dto|DTO|VO)$");
    }

    private DescribedPredicate<JavaClass> ours() {
        return describe("are part of " + base, this::isOurs);
    }

    private boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(base) || type.getPackageName().startsWith(base + ".");
    }
}
