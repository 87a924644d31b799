package io.contactsheet.desktop.ui.repair;

import io.contactsheet.desktop.local.DataFolder;
import io.contactsheet.desktop.local.GalleryRepair;
import io.contactsheet.desktop.local.GalleryRepair.Progress;
import io.contactsheet.desktop.local.LocalGallery;
import io.contactsheet.desktop.local.LocalGalleryException;
import io.contactsheet.desktop.ui.task.FxThread;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A gallery that can be repaired from here. Both methods wait, so neither is for the FX thread. */
public interface Repairs {

    /** Whether it knows of thumbnails that could not be made. */
    boolean needed();

    /**
     * Makes every thumbnail right.
     *
     * @param stopped asked again and again; what was done stays done
     * @param news gets how far it is, on the thread of the caller
     * @return what was done in all; with more to do if it was stopped
     * @throws LocalGalleryException with what is in the way
     */
    Progress run(BooleanSupplier stopped, Consumer<Progress> news) throws LocalGalleryException, InterruptedException;

    /** The gallery on this computer, by the same code as the command {@code repair}. */
    static Repairs of(LocalGallery gallery, DataFolder data) {
        return new Repairs() {
            @Override
            public boolean needed() {
                FxThread.mustNotBe();
                return gallery.needsRepair();
            }

            @Override
            public Progress run(BooleanSupplier stopped, Consumer<Progress> news)
                    throws LocalGalleryException, InterruptedException {
                FxThread.mustNotBe();
                return GalleryRepair.run(data, stopped, news);
            }
        };
    }
}
