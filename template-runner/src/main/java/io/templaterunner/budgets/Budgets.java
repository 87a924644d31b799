package io.templaterunner.budgets;

import io.templaterunner.stack.AwsService;
import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.Naming;
import io.templaterunner.stack.ResourceKind;
import io.templaterunner.template.Evaluation.Identity;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * AWS Budgets: what a month may cost, and whom to tell. On this computer nothing costs, and nothing is sent.
 *
 * @see <a href="https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudget.html">
 *     CreateBudget</a>
 */
public final class Budgets implements AwsService {

    private static final Pattern NAME = Pattern.compile("[^:\\\\]{1,100}");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final int MOST_NOTIFICATIONS = 10;
    private static final int MOST_SUBSCRIBERS = 10;

    private final Naming naming;
    private final Map<String, Budget> byName = new LinkedHashMap<>();

    public Budgets(Naming naming) {
        this.naming = naming;
    }

    @Override
    public List<ResourceKind> kinds() {
        return List.of(ResourceKind.of("AWS::Budgets::Budget", this::create));
    }

    /** Those of the stack. */
    public List<Budget> all() {
        return List.copyOf(byName.values());
    }

    private Identity create(Declaration declaration) {
        Fields properties = declaration.properties();
        Fields budget = properties.get("Budget").asFields();
        String name = budget.findText("BudgetName").orElseGet(() -> naming.physical(declaration.seed()));
        if (!NAME.matcher(name).matches()) {
            throw declaration.refused(budget.get("BudgetName"), "Invalid parameter: BudgetName: " + name);
        }
        double amount = amount(declaration, budget);
        List<Budget.Notification> notifications = notifications(declaration, amount);
        if (byName.putIfAbsent(name, new Budget(amount, notifications)) != null) {
            throw declaration.refused(budget, "Error creating budget: " + name + " - the budget already exists.");
        }
        return new Identity(name, Map.of());
    }

    private static double amount(Declaration declaration, Fields budget) {
        Fields limit = budget.find("BudgetLimit")
                .map(Value::asFields)
                .orElseThrow(() -> declaration.refused(budget, "BudgetLimit is required for a budget of cost"));
        if (!limit.get("Unit").asText().equals("USD")) {
            throw declaration.refused(limit.get("Unit"), "The unit of a budget of cost is USD");
        }
        return positive(declaration, limit.get("Amount"));
    }

    private static double positive(Declaration declaration, Value number) {
        if (!(number.asNumber() > 0)) {
            throw declaration.refused(number, "This should be greater than 0: " + number.asText());
        }
        return number.asNumber();
    }

    private static List<Budget.Notification> notifications(Declaration declaration, double amount) {
        List<Budget.Notification> notifications = new ArrayList<>();
        for (Value each : declaration.properties().itemsOrEmpty("NotificationsWithSubscribers")) {
            Budget.Notification notification = notification(declaration, each.asFields(), amount);
            boolean isDuplicate = notifications.stream()
                    .anyMatch(other ->
                            other.isForecast() == notification.isForecast() && other.limit() == notification.limit());
            if (isDuplicate || notifications.size() == MOST_NOTIFICATIONS) {
                throw declaration.refused(
                        each, "A budget has at most " + MOST_NOTIFICATIONS + " notifications, and none of them twice");
            }
            notifications.add(notification);
        }
        return notifications;
    }

    private static Budget.Notification notification(Declaration declaration, Fields given, double amount) {
        Fields notification = given.get("Notification").asFields();
        double threshold = positive(declaration, notification.get("Threshold"));
        boolean isPercentage =
                notification.findText("ThresholdType").orElse("PERCENTAGE").equals("PERCENTAGE");
        return new Budget.Notification(
                notification.get("NotificationType").asText().equals("FORECASTED"),
                isPercentage ? amount * threshold / 100 : threshold,
                recipients(declaration, given.get("Subscribers")));
    }

    private static List<String> recipients(Declaration declaration, Value subscribers) {
        List<String> recipients = new ArrayList<>();
        for (Value subscriber : subscribers.asItems()) {
            Value address = subscriber.asFields().get("Address");
            if (!ADDRESS.matcher(address.asText()).matches()) {
                throw declaration.refused(address, "Invalid parameter: Address: " + address.asText());
            }
            recipients.add(address.asText());
        }
        if (recipients.isEmpty() || recipients.size() > MOST_SUBSCRIBERS) {
            throw declaration.refused(subscribers, "A notification has from 1 to " + MOST_SUBSCRIBERS + " subscribers");
        }
        return recipients;
    }
}
