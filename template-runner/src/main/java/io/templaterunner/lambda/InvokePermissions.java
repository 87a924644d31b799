package io.templaterunner.lambda;

import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.Naming;
import io.templaterunner.template.Evaluation.Identity;
import io.templaterunner.template.Value;
import java.util.Map;

/**
 * Who may invoke functions.
 *
 * @param functions of the stack
 */
record InvokePermissions(Naming naming, Functions functions) {

    Identity create(Declaration declaration) {
        FunctionName name =
                functions.named(declaration, declaration.properties().get("FunctionName"));
        Value action = declaration.properties().get("Action");
        if (!action.asText().matches("lambda:[*]|lambda:[a-zA-Z]+|[*]")) {
            throw declaration.refused(
                    action,
                    "Value '" + action.asText() + "' at 'action' failed to satisfy constraint: Member must satisfy"
                            + " regular expression pattern: (lambda:[*]|lambda:[a-zA-Z]+|[*])");
        }
        functions
                .function(name)
                .permissions()
                .add(new DeployedFunction.InvokePermission(
                        declaration.id(),
                        name.qualifier(),
                        action.asText(),
                        declaration.text("Principal"),
                        declaration.findText("SourceArn"),
                        declaration.findText("SourceAccount")));
        String id = naming.physical(declaration.seed());
        return new Identity(id, Map.of("Id", Naming.value(declaration, id)));
    }
}
