package io.contactsheet.desktop.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GridGeometryTest {

    private final GridGeometry geometry = GridGeometry.of(1000, 160, 40, 20, 10);

    @Test
    void rows_shouldShareOutTheWholeWidth() {
        assertThat(geometry.columns()).isEqualTo(5);
        assertThat(geometry.tileWidth()).isEqualTo(180);
        assertThat(geometry.x(4) + geometry.tileWidth()).isEqualTo(990);
    }

    @Test
    void narrowWindow_shouldStillHaveOneColumn() {
        assertThat(GridGeometry.of(50, 160, 40, 20, 10).columns()).isEqualTo(1);
    }

    @Test
    void height_shouldCountTheLastRowWhole() {
        assertThat(geometry.height(0)).isZero();
        assertThat(geometry.height(6)).isEqualTo(10 + 220 + 20 + 220 + 10);
    }

    @Test
    void tilesInView_shouldBeThoseOfTheRowsInView() {
        assertThat(geometry.firstAt(0)).isZero();
        assertThat(geometry.firstAt(251)).isEqualTo(5);
        assertThat(geometry.endAt(251, 100)).isEqualTo(10);
        assertThat(geometry.endAt(251, 7)).isEqualTo(7);
    }
}
