package io.contactsheet.acceptance.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MutationsTest {

    private static final String TEMPLATE = """
            Resources:
              # A comment stays, or goes with its line.
              Photos:
                Type: AWS::S3::Bucket
                DeletionPolicy: Retain
                Properties:
                  Tags:
                    - {Key: a, Value: !Ref Name}
                    - Key: b
                      Value: 'true'
                  Size: 3
                  Answers: {'200': 'no', '5xx': integration.response.header.Content-Type}
                  Rule:
                    Statement:
                      - Effect: Allow
                        Action: [s3:GetObject, s3:PutObject]
                        Resource: !Sub ${Photos.Arn}/*
                  Last: !If [Public, x, !Ref AWS::NoValue]
            Parameters:
              Name: {Type: String, Description: A name.}
              Other: {Type: String}
            Conditions:
              Public: !Not [!Equals [!Ref Name, a]]
              Private: !Not [!Condition Public]
            """;

    private final Map<String, Mutant> mutants =
            Mutations.of(TEMPLATE).stream().collect(Collectors.toMap(Mutant::id, Function.identity()));

    private List<String> changedLines(String id) {
        assertThat(mutants).containsKey(id);
        List<String> before = TEMPLATE.lines().toList();
        List<String> after = mutants.get(id).text().lines().toList();
        assertThat(after).as("lines keep their numbers").hasSameSizeAs(before);
        return after.stream().filter(line -> !before.contains(line)).toList();
    }

    @Test
    void member_shouldGoWithAllItsLines() {
        assertThat(changedLines("remove: Resources > Photos > DeletionPolicy")).containsExactly("");
        assertThat(mutants.get("remove: Resources > Photos > Properties > Rule").text())
                .doesNotContain("Rule", "Statement", "GetObject")
                .contains("Last");
    }

    @Test
    void firstMemberInAList_shouldLeaveTheDash() {
        assertThat(changedLines("remove: Resources > Photos > Properties > Tags > [1] > Key"))
                .containsExactly("        -");
        assertThat(mutants.get("remove: Resources > Photos > Properties > Tags > [0]")
                        .text())
                .contains("- Key: b")
                .doesNotContain("Key: a");
    }

    @Test
    void memberOfAFlow_shouldGoAlone() {
        assertThat(changedLines("remove: Resources > Photos > Properties > Tags > [0] > Key"))
                .containsExactly("        - {\"Value\": !Ref \"Name\"}");
        assertThat(changedLines(
                        "remove: Resources > Photos > Properties > Rule > Statement > [0] > Action > [s3:PutObject]"))
                .containsExactly("            Action: [\"s3:GetObject\"]");
    }

    @Test
    void onlyMember_shouldLeaveAnEmptyOne() {
        assertThat(mutants.get("remove: Parameters > Other > Type").text()).contains("Other: {}");
        assertThat(mutants.get("remove: Resources > Photos > Properties > Rule > Statement > [0]")
                        .text())
                .contains("Statement: []");
    }

    @Test
    void values_shouldBeFlippedCountedWrongAndMisspelt() {
        assertThat(mutants)
                .containsKeys(
                        "to Delete: Resources > Photos > DeletionPolicy",
                        "to false: Resources > Photos > Properties > Tags > [1] > Value",
                        "to 0: Resources > Photos > Properties > Size",
                        "to 4: Resources > Photos > Properties > Size",
                        "to 30: Resources > Photos > Properties > Size",
                        "to ax: Resources > Photos > Properties > Tags > [0] > Key");
        assertThat(changedLines("to 0: Resources > Photos > Properties > Size")).containsExactly("      Size: \"0\"");
    }

    @Test
    void functions_shouldLookElsewhereAndDecideOtherwise() {
        assertThat(mutants)
                .containsKeys(
                        "to !Ref Other: Resources > Photos > Properties > Tags > [0] > Value",
                        "branches swapped: Resources > Photos > Properties > Last",
                        "another condition: Resources > Photos > Properties > Last",
                        "not negated: Conditions > Public",
                        "to !Condition Private: Conditions > Private > [Public]");
        assertThat(changedLines("not negated: Conditions > Public"))
                .containsExactly("  Public: !Equals [!Ref \"Name\", \"a\"]");
    }

    @Test
    void quotes_shouldGoWhereYamlReadsSomethingElseWithoutThem() {
        String answers = "Resources > Photos > Properties > Answers";
        assertThat(changedLines("key without its quotes: " + answers + " > 200"))
                .containsExactly("      Answers: {200: 'no', '5xx': integration.response.header.Content-Type}");
        assertThat(changedLines("without its quotes: " + answers + " > 200"))
                .containsExactly("      Answers: {'200': no, '5xx': integration.response.header.Content-Type}");
        assertThat(mutants).doesNotContainKey("key without its quotes: " + answers + " > 5xx");
    }

    @Test
    void namesOfHeaders_shouldBeInSmallLetters() {
        assertThat(mutants)
                .containsKey(
                        "to integration.response.header.content-type: Resources > Photos > Properties > Answers > 5xx");
    }

    @Test
    void form_shouldSaySomethingElseAndHideWhatIsTyped() {
        assertThat(mutants)
                .containsKeys(
                        "to A name. Not so.: Parameters > Name > Description", "add NoEcho: true: Parameters > Name");
    }

    @Test
    void policies_shouldAllowMore() {
        String statement = "Resources > Photos > Properties > Rule > Statement";
        assertThat(mutants)
                .containsKeys(
                        "widened to everything: " + statement + " > [0] > Action",
                        "widened to its service: " + statement + " > [0] > Action",
                        "widened to everything: " + statement + " > [0] > Resource",
                        "to !Sub ${Photos.Arn}: " + statement + " > [0] > Resource",
                        "to Deny: " + statement + " > [0] > Effect");
        assertThat(mutants.get("add {Effect: Allow, Action: '*', Resource: '*'}: " + statement)
                        .text())
                .contains("          - {Effect: Allow, Action: '*', Resource: '*'}\n          - Effect: Allow");
    }

    @Test
    void listOfEquivalents_shouldGiveTheReasonAboveAMutant() {
        Equivalents equivalents = Equivalents.of("""
                # A comment.
                It makes no difference.
                  remove: Resources > * > DeletionPolicy
                  to 0: Nowhere
                """);
        Mutant listed = mutants.get("remove: Resources > Photos > DeletionPolicy");
        assertThat(listed).isNotNull();
        assertThat(equivalents.reason(listed)).contains("It makes no difference.");
        assertThat(equivalents.unused(List.of(listed))).hasSize(1);
    }
}
