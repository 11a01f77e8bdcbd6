package org.renewals.web.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.grid.FaultyGrid;
import org.renewals.analysis.grid.GridCoverageQuery;
import org.renewals.analysis.grid.GridLine;
import org.renewals.analysis.grid.GridProblem;
import org.renewals.analysis.grid.GridTree;
import org.renewals.analysis.grid.GridTreeQuery;
import org.renewals.shared.NotFound;
import org.renewals.web.list.Column;
import org.renewals.web.list.ListFiles;
import org.renewals.web.list.Words;
import org.renewals.web.view.Standpoint;
import org.springframework.stereotype.Component;

/** The tree and the lists of its faults as files. */
@Component
class GridFiles {

    private final GridTreeQuery trees;
    private final GridCoverageQuery coverages;

    GridFiles(GridTreeQuery trees, GridCoverageQuery coverages) {
        this.trees = trees;
        this.coverages = coverages;
    }

    /**
     * What lies directly below a grid, feature grids included, the grid itself the last.
     *
     * @throws NotFound as the page
     */
    ListFiles.Content<GridLine> tree(AccessScope scope, Standpoint standpoint, @Nullable String grid, Words words) {
        GridTree tree = trees.find(scope, standpoint.month(), grid)
                .orElseThrow(() -> new NotFound("grid", String.valueOf(grid)));
        List<GridLine> rows = new ArrayList<>(tree.children());
        rows.addAll(tree.features());
        if (tree.grid() != null) {
            rows.add(tree.grid());
        }
        if (tree.chosen() != null) {
            rows.add(tree.chosen());
        }
        List<Column<GridLine>> columns = new ArrayList<>();
        columns.add(Column.ofFile("grids.file.code", GridLine::code));
        columns.add(Column.ofFile("grids.file.name", GridLine::name));
        columns.add(Column.ofFile(
                "grids.column.kind", row -> words.of("grids.kind." + row.kind().code())));
        columns.add(Column.ofFile("grids.file.subtype", GridLine::subtype));
        columns.add(
                Column.ofFile("grids.column.basis", row -> words.of(row.matched() ? "grids.matched" : "grids.placed")));
        columns.add(Column.ofFile("grids.column.responsible", GridLine::responsible));
        GridColumn.ALL.forEach(column -> columns.add(column.ofFile(GridLine::figures)));
        return new ListFiles.Content<>(
                "grid-list",
                "grids.title",
                columns,
                limit -> rows.size() > limit,
                rows::forEach,
                Map.of("grid", Objects.requireNonNullElse(grid, "")));
    }

    ListFiles.Content<FaultyGrid> problem(AccessScope scope, Standpoint standpoint, GridProblem problem, Words words) {
        return new ListFiles.Content<>(
                "faulty-grid-list",
                "grids.problem." + problem.code(),
                List.of(
                        Column.ofFile("grids.file.code", FaultyGrid::code),
                        Column.ofFile("grids.file.name", FaultyGrid::name),
                        Column.ofFile(
                                "grids.column.kind",
                                row -> words.of("grids.kind." + row.kind().code())),
                        Column.ofFile("grids.file.subtype", FaultyGrid::subtype),
                        Column.ofFile("grids.column.parent", FaultyGrid::parent),
                        Column.ofFile("grids.column.city", FaultyGrid::city),
                        Column.ofFile("grids.column.responsible", FaultyGrid::responsible),
                        Column.ofFile("grids.column.customers", FaultyGrid::customers),
                        Column.ofFile("grids.column.direct", FaultyGrid::direct),
                        Column.ofFile("grids.column.micro", FaultyGrid::micro),
                        Column.ofFile("grids.column.unmanaged", FaultyGrid::unmanaged)),
                limit -> coverages.count(scope, standpoint.month(), problem) > limit,
                rows -> coverages.forEach(scope, standpoint.month(), problem, 0, Integer.MAX_VALUE, rows),
                Map.of("problem", problem.code()));
    }
}
