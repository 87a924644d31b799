package io.contactsheet.desktop.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class TileGridTest {

    private final ObservableList<String> items = FXCollections.observableArrayList();
    private final List<String> opened = new ArrayList<>();
    private final List<String> pressed = new ArrayList<>();
    private TileGrid<String> grid;

    @Start
    void start(Stage stage) {
        IntStream.range(0, 20_000).mapToObj(number -> "item " + number).forEach(items::add);
        grid = new TileGrid<>(items, Tile::new);
        grid.setOnOpen(opened::add);
        stage.setScene(new Scene(grid, 900, 600));
        stage.show();
        grid.requestFocus();
    }

    @Test
    void manyItems_shouldHaveTilesForThoseInViewAlone(FxRobot robot) {
        robot.push(KeyCode.END);
        robot.push(KeyCode.HOME);
        robot.push(KeyCode.PAGE_DOWN);
        assertThat(grid.tileCount()).isBetween(8, 40);
    }

    @Test
    void end_shouldShowTheLastItem(FxRobot robot) {
        robot.push(KeyCode.END);
        assertThat(grid.currentProperty().get()).isEqualTo("item 19999");
        assertThat(inView(robot)).contains("item 19999").doesNotContain("item 0");
    }

    @Test
    void arrowsAndEnter_shouldOpenTheItemTheyReach(FxRobot robot) {
        robot.push(KeyCode.HOME);
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.LEFT);
        robot.push(KeyCode.ENTER);
        assertThat(opened).containsExactly("item 4");
    }

    @Test
    void click_shouldOpenTheItem(FxRobot robot) {
        robot.clickOn(tileOf(robot, "item 1"));
        assertThat(opened).containsExactly("item 1");
    }

    @Test
    void clickOnButtonInTile_shouldNotOpenTheItemAsWell(FxRobot robot) {
        robot.clickOn(tileOf(robot, "item 1").button);
        assertThat(pressed).containsExactly("item 1");
        assertThat(opened).isEmpty();
    }

    @Test
    void itemsThatComeAbove_shouldNotMoveWhatIsInView(FxRobot robot) {
        robot.push(KeyCode.END);
        List<String> before = inView(robot);
        robot.interact(() -> items.addAll(
                0, IntStream.range(0, 40).mapToObj(number -> "new " + number).toList()));
        assertThat(inView(robot)).isEqualTo(before);
    }

    @Test
    void itemThatGoes_shouldLeaveItsTileToOthers(FxRobot robot) {
        robot.interact(() -> items.setAll("one", "two", "three"));
        robot.interact(() -> items.remove("two"));
        assertThat(inView(robot)).containsExactlyInAnyOrder("one", "three");
    }

    @Test
    void thumb_shouldBeLargeEnoughToGetHoldOf_andStillReachTheEnd(FxRobot robot) {
        robot.interact(() -> items.addAll(IntStream.range(20_000, 100_000)
                .mapToObj(number -> "item " + number)
                .toList()));
        robot.interact(() -> grid.getScene().getRoot().layout());
        Region thumb = robot.lookup(".scroll-bar > .thumb").queryAs(Region.class);
        assertThat(thumb.getHeight()).isBetween(30.0, 60.0);
        robot.drag(thumb).dropBy(0, 2_000);
        assertThat(inView(robot)).contains("item 99999");
    }

    private static List<String> inView(FxRobot robot) {
        robot.interactNoWait(() -> {});
        robot.interact(
                () -> robot.lookup(".tile-grid").query().getScene().getRoot().layout());
        return robot.lookup(".grid-tile").queryAllAs(Tile.class).stream()
                .filter(Tile::isVisible)
                .map(GridTile::item)
                .sorted()
                .toList();
    }

    private static Tile tileOf(FxRobot robot, String item) {
        return robot.lookup(".grid-tile").queryAllAs(Tile.class).stream()
                .filter(tile -> item.equals(tile.item()))
                .findFirst()
                .orElseThrow();
    }

    private final class Tile extends GridTile<String> {

        private final Button button = new Button("x");

        private Tile() {
            getChildren().setAll(button);
            button.setOnAction(_ -> pressed.add(item()));
        }

        @Override
        protected void show(String next) {
            setAccessibleText(next);
        }

        @Override
        protected void clear(String previous) {
            setAccessibleText("");
        }
    }
}
