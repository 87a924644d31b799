package io.templaterunner.budgets;

import java.util.List;

/**
 * What a period may cost.
 *
 * @param amount of money, in US dollars
 * @param notifications who is told, and when
 */
public record Budget(double amount, List<Notification> notifications) {

    public Budget {
        notifications = List.copyOf(notifications);
    }

    /**
     * When somebody is told.
     *
     * @param isForecast whether it looks at what the whole period is expected to cost, and not at what it has cost
     * @param limit in US dollars; more of it is told
     * @param recipients their addresses
     */
    public record Notification(boolean isForecast, double limit, List<String> recipients) {

        public Notification {
            recipients = List.copyOf(recipients);
        }
    }

    /**
     * The addresses that are told.
     *
     * @param actual what the period has cost so far, in US dollars
     * @param forecast what it is expected to cost
     */
    public List<String> told(double actual, double forecast) {
        return notifications.stream()
                .filter(each -> (each.isForecast() ? forecast : actual) > each.limit())
                .flatMap(each -> each.recipients().stream())
                .distinct()
                .toList();
    }
}
