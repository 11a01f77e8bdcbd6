package org.renewals.scoring.likelihood;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A model as JSON. Numbers are written so that they are read back to the same bit, floats as the doubles they are. */
final class ModelText {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int FORMAT = 1;
    private static final int STAGED_FORMAT = 2;

    private ModelText() {}

    static String write(StagedModel model) {
        if (model.feature().isEmpty()) {
            return write(model.stages().get(0).model());
        }
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", STAGED_FORMAT);
        root.put("by", model.feature());
        ArrayNode stages = root.putArray("stages");
        for (StagedModel.Stage stage : model.stages()) {
            ObjectNode node = stages.addObject();
            if (Double.isFinite(stage.below())) {
                node.put("below", stage.below());
            }
            write(stage.model(), node.putObject("model"));
        }
        return MAPPER.writeValueAsString(root);
    }

    static String write(LikelihoodModel model) {
        ObjectNode root = MAPPER.createObjectNode();
        write(model, root);
        return MAPPER.writeValueAsString(root);
    }

    private static void write(LikelihoodModel model, ObjectNode root) {
        root.put("format", FORMAT);
        ArrayNode features = root.putArray("features");
        for (Feature feature : model.features()) {
            ObjectNode node = features.addObject().put("name", feature.name());
            if (feature.isCategorical()) {
                ArrayNode levels = node.putArray("levels");
                feature.levels().forEach(levels::add);
            }
        }
        root.putObject("calibration")
                .put("below", model.calibrator().below())
                .put("above", model.calibrator().above())
                .put("shift", model.calibrator().shift());
        ArrayNode members = root.putArray("members");
        for (LikelihoodModel.Member member : model.members()) {
            ObjectNode node = members.addObject().put("weight", member.weight());
            if (member.part() instanceof LogisticPart logistic) {
                write(logistic, node.putObject("logistic"));
            } else if (member.part() instanceof TreePart trees) {
                write(trees, node.putObject("trees"));
            }
        }
    }

    private static void write(LogisticPart part, ObjectNode node) {
        node.put("base", part.base());
        ArrayNode effects = node.putArray("effects");
        for (Effect effect : part.effects()) {
            ObjectNode one = effects.addObject().put("missing", effect.missing());
            if (effect.byLevel().length > 0) {
                doubles(effect.byLevel(), one.putArray("levels"));
            } else {
                one.put("offset", effect.offset());
                doubles(effect.from(), one.putArray("from"));
                doubles(effect.to(), one.putArray("to"));
                doubles(effect.slope(), one.putArray("slope"));
            }
        }
    }

    private static void write(TreePart part, ObjectNode node) {
        node.put("bias", part.bias());
        ArrayNode codes = node.putArray("codes");
        for (float[] byLevel : part.codes()) {
            floats(byLevel, codes.addArray());
        }
        Trees trees = part.trees();
        ints(trees.roots(), node.putArray("roots"));
        ints(trees.feature(), node.putArray("feature"));
        floats(trees.threshold(), node.putArray("threshold"));
        ints(trees.left(), node.putArray("left"));
        ints(trees.missingLeft().stream().toArray(), node.putArray("missing_left"));
        floats(trees.cover(), node.putArray("cover"));
    }

    static StagedModel readStaged(String json) {
        JsonNode root = parsed(json);
        if (root.path("format").asInt(0) != STAGED_FORMAT) {
            return StagedModel.of(read(root));
        }
        List<StagedModel.Stage> stages = new ArrayList<>();
        for (JsonNode node : required(root, "stages")) {
            double below = node.has("below") ? number(node, "below") : Double.POSITIVE_INFINITY;
            stages.add(new StagedModel.Stage(below, read(required(node, "model"))));
        }
        return StagedModel.by(required(root, "by").asString(), stages);
    }

    static LikelihoodModel read(String json) {
        return read(parsed(json));
    }

    private static JsonNode parsed(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("A model is JSON text: " + e.getOriginalMessage(), e);
        }
    }

    private static LikelihoodModel read(JsonNode root) {
        int format = root.path("format").asInt(0);
        if (format != FORMAT) {
            throw new IllegalArgumentException("A model in format " + FORMAT + " is needed, got " + format);
        }
        List<Feature> features = new ArrayList<>();
        for (JsonNode node : required(root, "features")) {
            String name = required(node, "name").asString();
            List<String> levels = new ArrayList<>();
            node.path("levels").forEach(level -> levels.add(level.asString()));
            features.add(levels.isEmpty() ? Feature.numeric(name) : Feature.categorical(name, levels));
        }
        JsonNode calibration = required(root, "calibration");
        List<LikelihoodModel.Member> members = new ArrayList<>();
        for (JsonNode node : required(root, "members")) {
            Part part = node.has("logistic") ? logistic(node.get("logistic")) : trees(required(node, "trees"));
            members.add(new LikelihoodModel.Member(part, number(node, "weight")));
        }
        return new LikelihoodModel(
                features,
                members,
                new Calibrator(
                        number(calibration, "below"), number(calibration, "above"), number(calibration, "shift")));
    }

    private static LogisticPart logistic(JsonNode node) {
        List<Effect> effects = new ArrayList<>();
        for (JsonNode effect : required(node, "effects")) {
            double missing = number(effect, "missing");
            effects.add(
                    effect.has("levels")
                            ? Effect.ofLevels(doubles(effect.get("levels")), missing)
                            : Effect.ofNumber(
                                    number(effect, "offset"),
                                    missing,
                                    doubles(required(effect, "from")),
                                    doubles(required(effect, "to")),
                                    doubles(required(effect, "slope"))));
        }
        return new LogisticPart(number(node, "base"), effects);
    }

    private static TreePart trees(JsonNode node) {
        List<float[]> codes = new ArrayList<>();
        required(node, "codes").forEach(byLevel -> codes.add(floats(byLevel)));
        BitSet missingLeft = new BitSet();
        required(node, "missing_left").forEach(index -> missingLeft.set(index.asInt()));
        Trees trees = Trees.of(
                ints(required(node, "roots")),
                ints(required(node, "feature")),
                floats(required(node, "threshold")),
                ints(required(node, "left")),
                missingLeft,
                floats(required(node, "cover")));
        return new TreePart(number(node, "bias"), codes.toArray(float[][]::new), trees);
    }

    private static JsonNode required(JsonNode node, String name) {
        JsonNode child = node.get(name);
        if (child == null) {
            throw new IllegalArgumentException("The model has no \"" + name + "\" where it needs one");
        }
        return child;
    }

    private static double number(JsonNode node, String name) {
        return required(node, name).asDouble();
    }

    private static void doubles(double[] values, ArrayNode into) {
        for (double value : values) {
            into.add(value);
        }
    }

    private static void floats(float[] values, ArrayNode into) {
        for (float value : values) {
            into.add((double) value);
        }
    }

    private static void ints(int[] values, ArrayNode into) {
        for (int value : values) {
            into.add(value);
        }
    }

    private static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asDouble();
        }
        return values;
    }

    private static float[] floats(JsonNode array) {
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) array.get(i).asDouble();
        }
        return values;
    }

    private static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asInt();
        }
        return values;
    }
}
