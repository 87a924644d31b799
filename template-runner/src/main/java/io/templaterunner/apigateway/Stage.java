package io.templaterunner.apigateway;

import io.templaterunner.http.Answer;
import java.io.IOException;

/** A stage of an API: answers requests. Safe for several threads at once. */
interface Stage {

    Answer answer(GatewayRequest request) throws IOException, InterruptedException;

    /** The same stage with another deployment. */
    Stage with(RestApi deployment);
}
