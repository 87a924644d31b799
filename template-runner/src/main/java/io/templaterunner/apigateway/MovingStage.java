package io.templaterunner.apigateway;

import io.templaterunner.http.Answer;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stage that is being moved to another deployment: of its next requests every other one is answered by the deployment
 * before, as by machines that do not know of the new one yet. Safe for several threads at once.
 *
 * @param left requests for which this goes on
 */
record MovingStage(Stage before, Stage now, AtomicInteger left) implements Stage {

    private static final int REQUESTS = 5;

    MovingStage(Stage before, Stage now) {
        this(before, now, new AtomicInteger(REQUESTS));
    }

    @Override
    public Answer answer(GatewayRequest request) throws IOException, InterruptedException {
        boolean old = left.getAndUpdate(requests -> Math.max(0, requests - 1)) % 2 == 1;
        return (old ? before : now).answer(request);
    }

    @Override
    public Stage with(RestApi deployment) {
        return now.with(deployment);
    }
}
