package io.contactsheet.localbackend.deployment;

import io.contactsheet.localbackend.template.Evaluation.Identity;
import java.io.IOException;

/** Brings resources of one type to stand. */
@FunctionalInterface
interface Creator {

    /**
     * Returns when the resource stands.
     *
     * @throws io.contactsheet.localbackend.template.TemplateException if AWS would refuse it
     * @throws IOException if this machine cannot do it
     */
    Identity create(Declaration declaration) throws IOException, InterruptedException;
}
