package io.templaterunner.stack;

import io.templaterunner.template.ParameterValues;
import io.templaterunner.template.Template;
import java.util.Map;
import java.util.Optional;

/**
 * What a deployment took over from the one before, for the person who began it.
 *
 * @param parameters values that were given before and not now, in the order of the template; secrets are stars
 * @param unfit why a value that was given before no longer holds, by the parameter's name: it has its default again
 * @param formerTemplate the template of before, if its file had another name
 */
public record TakenOver(Map<String, String> parameters, Map<String, String> unfit, Optional<String> formerTemplate) {

    static final TakenOver NOTHING = new TakenOver(Map.of(), Map.of(), Optional.empty());

    static TakenOver of(Template template, ParameterValues values, StackState.Choices before) {
        String now = template.root().at().file();
        return new TakenOver(
                values.kept(),
                values.unfit(),
                Optional.of(before.template()).filter(name -> !name.isEmpty() && !name.equals(now)));
    }
}
