package io.templaterunner.apigateway;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The throttling of a stage. Every method has tokens of its own.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html">Throttle
 *     requests</a>
 */
final class Throttle {

    private final List<StageThrottling> limits;
    private final InstantSource clock;
    private final ConcurrentMap<String, TokenBucket> buckets = new ConcurrentHashMap<>();

    /**
     * @param limits the more special ones first
     */
    Throttle(List<StageThrottling> limits, InstantSource clock) {
        this.limits = List.copyOf(limits);
        this.clock = clock;
    }

    void admit(Method method) throws GatewayFault {
        for (StageThrottling limit : limits) {
            if (limit.covers(method)) {
                TokenBucket bucket =
                        buckets.computeIfAbsent(method.name() + method.resource(), _ -> new TokenBucket(limit, clock));
                if (!bucket.take()) {
                    throw GatewayFault.of(GatewayResponseType.THROTTLED, "Too Many Requests");
                }
                return;
            }
        }
    }

    private static final class TokenBucket {
        private final StageThrottling limit;
        private final InstantSource clock;
        private double tokens;
        private long filledAt;

        TokenBucket(StageThrottling limit, InstantSource clock) {
            this.limit = limit;
            this.clock = clock;
            this.tokens = limit.burst();
            this.filledAt = clock.millis();
        }

        synchronized boolean take() {
            long now = clock.millis();
            // A clock that is set back must not take tokens away.
            double earned = Math.max(0, now - filledAt) / 1000.0 * limit.rate();
            tokens = Math.min(limit.burst(), tokens + earned);
            filledAt = now;
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
    }
}
