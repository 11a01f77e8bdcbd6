package org.renewals.demo;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of the province – places, industries, products, names – read from the text files beside this class. */
final class Vocabulary {

    /** A city with its counties, the largest first. */
    record Place(String name, String code, double weight, List<String> counties) {}

    /** A name pattern for customers of at least so many employees; C stands for city, D for county, B for brand. */
    record NamePattern(String text, int leastEmployees) {}

    /**
     * An industry and how its customers behave.
     *
     * @param weight relative number of customers
     * @param arpu yuan a member and month
     * @param readiness how much likelier its customers renew, in log-odds
     * @param affinity chance of using a product, by product code, for a customer of fifty employees
     */
    record Industry(
            String name,
            double weight,
            double employees,
            double spread,
            double arpu,
            double readiness,
            int influence,
            List<String> natures,
            Map<String, Double> affinity,
            List<NamePattern> patterns) {}

    final Place province;
    final List<Place> cities;
    final List<Industry> industries;
    final List<Product> products;
    private final Map<String, List<String>> words;

    Vocabulary() {
        List<String[]> places = table("places.txt");
        String[] top = places.get(0);
        province = new Place(top[2], top[1], 0, List.of());
        cities = places.stream()
                .skip(1)
                .map(row -> new Place(row[0], row[1], Double.parseDouble(row[2]), list(row[3])))
                .toList();
        industries = table("industries.txt").stream().map(Vocabulary::industry).toList();
        List<String[]> rows = table("products.txt");
        List<Product> read = new ArrayList<>();
        for (String[] row : rows) {
            read.add(Product.of(read.size(), row));
        }
        products = List.copyOf(read);
        words = sections("words.txt");
    }

    /** The words of a section, in the order of the file. */
    List<String> words(String section) {
        List<String> found = words.get(section);
        if (found == null) {
            throw new IllegalArgumentException("no section [" + section + "] in words.txt, only " + words.keySet());
        }
        return found;
    }

    /** The word that a section gives for a name, as {@code NAME:word}. */
    String word(String section, String name) {
        String prefix = name + ":";
        return words(section).stream()
                .filter(entry -> entry.startsWith(prefix))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + name + " in [" + section + "] of words.txt"))
                .substring(prefix.length());
    }

    private static Industry industry(String[] row) {
        Map<String, Double> affinity = new HashMap<>();
        for (String entry : list(row[8])) {
            int colon = entry.indexOf(':');
            affinity.put(entry.substring(0, colon), Double.parseDouble(entry.substring(colon + 1)));
        }
        List<NamePattern> patterns = list(row[9]).stream()
                .map(entry -> {
                    int at = entry.indexOf('@');
                    return new NamePattern(entry.substring(0, at), Integer.parseInt(entry.substring(at + 1)));
                })
                .toList();
        return new Industry(
                row[0],
                Double.parseDouble(row[1]),
                Double.parseDouble(row[2]),
                Double.parseDouble(row[3]),
                Double.parseDouble(row[4]),
                Double.parseDouble(row[5]),
                Integer.parseInt(row[6]),
                list(row[7]),
                Map.copyOf(affinity),
                patterns);
    }

    private static Map<String, List<String>> sections(String resource) {
        Map<String, List<String>> sections = new HashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : lines(resource)) {
            if (line.startsWith("[")) {
                current = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), current);
            } else if (line.indexOf(',') >= 0) {
                current.addAll(list(line));
            } else {
                line.codePoints().mapToObj(Character::toString).distinct().forEach(current::add);
            }
        }
        return sections;
    }

    private static List<String[]> table(String resource) {
        return lines(resource).stream()
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::trim).toArray(String[]::new))
                .toList();
    }

    private static List<String> list(String cell) {
        return List.of(cell.split(",", -1));
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Vocabulary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource + " is missing beside " + Vocabulary.class.getName());
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
