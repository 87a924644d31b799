package io.templaterunner.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Values for the parameters of a template: those given now, and those given before that still hold, as the console's
 * "Use existing value".
 *
 * <p>Here a value is kept only if somebody chose it. A parameter that nobody ever gave another value follows the default
 * of the template, also when a newer template has a new one; CloudFormation would keep the old default until it is told
 * otherwise. So the default, given as a value, makes the parameter follow the default again.
 *
 * @param all what the template is deployed with; parameters that are in no one's hands take their defaults
 * @param kept those of them that were given before, and not now
 * @param unfit why a value given before no longer holds, by the parameter's name
 * @param chosen what is to be kept for the next time
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Parameter.html">UsePreviousValue</a>
 */
public record ParameterValues(
        Map<String, String> all, Map<String, String> kept, Map<String, String> unfit, Map<String, String> chosen) {

    private static final String SECRET = "****";

    public ParameterValues {
        all = copy(all);
        kept = copy(kept);
        unfit = copy(unfit);
        chosen = copy(chosen);
    }

    /**
     * Takes those given now before those of before. What the template does not know is passed on if it is given now, to be
     * refused with the template, and forgotten if it is of before.
     *
     * @param before what was {@link #chosen} the last time
     */
    public static ParameterValues of(Template template, Map<String, String> given, Map<String, String> before) {
        Map<String, String> all = new LinkedHashMap<>(given);
        Map<String, String> kept = new LinkedHashMap<>();
        Map<String, String> unfit = new LinkedHashMap<>();
        Map<String, String> chosen = new LinkedHashMap<>();
        template.parameters().forEach((name, parameter) -> {
            String old = before.get(name);
            if (old != null && !given.containsKey(name)) {
                Optional<String> refusal = parameter.refusal(old);
                if (refusal.isPresent()) {
                    unfit.put(name, refusal.get());
                } else {
                    all.put(name, old);
                    kept.put(name, parameter.secret() ? SECRET : old);
                }
            }
            String value = all.get(name);
            if (value != null && !parameter.isDefault(value)) {
                chosen.put(name, value);
            }
        });
        return new ParameterValues(all, kept, unfit, chosen);
    }

    /** In the order of the template. */
    private static Map<String, String> copy(Map<String, String> values) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
