package io.templaterunner.stack;

import io.templaterunner.template.Evaluation.Identity;
import io.templaterunner.template.Resource;
import io.templaterunner.template.Value.Fields;
import java.io.IOException;
import java.util.Optional;

/** What is done to resources of one type. Most types only have to say how one is brought to stand. */
public interface ResourceKind {

    /** Such as {@code AWS::SQS::Queue}; {@code Custom::*} stands for all custom types. */
    String type();

    /**
     * Brings one to stand, or to be as it is declared now. Returns when it stands.
     *
     * @throws io.templaterunner.template.TemplateException if AWS would refuse it
     * @throws IOException if this machine cannot do it
     */
    Identity create(Declaration declaration) throws IOException, InterruptedException;

    /**
     * Removes one that is no longer in the stack, with what it keeps. Returns when it is gone.
     *
     * @throws ServiceException if the service refuses to
     * @throws IOException if this machine cannot do it
     */
    default void remove(String logicalId, DeployedResource resource)
            throws IOException, InterruptedException, ServiceException {}

    /**
     * Undoes what a deployment did that failed.
     *
     * @param before as it stood, if it did
     * @param made as it stands
     * @throws ServiceException if the service refuses to
     */
    default void undo(String logicalId, Optional<DeployedResource> before, DeployedResource made)
            throws IOException, InterruptedException, ServiceException {}

    /**
     * What becomes of one that stood before.
     *
     * @param updates of the type, as its file says
     * @param properties that it shall have
     * @throws io.templaterunner.template.TemplateException if CloudFormation cannot make the change
     */
    default Change change(UpdateBehavior updates, Resource resource, Fields properties, DeployedResource before) {
        return updates.change(resource, properties, before);
    }

    /** Remembers one that stands. A kind whose resources outlive the process at once writes it down at once. */
    default void remember(StackState state, Declaration declaration, DeployedResource deployed) throws IOException {
        state.stands(declaration.id(), deployed);
    }

    /** How resources of a type are brought to stand. */
    @FunctionalInterface
    interface Creator {
        /** As {@link ResourceKind#create}. */
        Identity create(Declaration declaration) throws IOException, InterruptedException;
    }

    /** How resources of a type are removed. */
    @FunctionalInterface
    interface Remover {
        /** As {@link ResourceKind#remove}. */
        void remove(DeployedResource resource) throws IOException, InterruptedException, ServiceException;
    }

    /** A type whose resources keep nothing that would have to be removed. */
    static ResourceKind of(String type, Creator creator) {
        return of(type, creator, _ -> {});
    }

    /** A type whose resources are made and removed. */
    static ResourceKind of(String type, Creator creator, Remover remover) {
        return new ResourceKind() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public Identity create(Declaration declaration) throws IOException, InterruptedException {
                return creator.create(declaration);
            }

            @Override
            public void remove(String logicalId, DeployedResource resource)
                    throws IOException, InterruptedException, ServiceException {
                remover.remove(resource);
            }
        };
    }
}
