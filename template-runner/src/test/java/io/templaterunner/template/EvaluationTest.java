package io.templaterunner.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {

    private static final PseudoParameters PSEUDO =
            new PseudoParameters("123456789012", "eu-central-1", "aws", "amazonaws.com", "sheet", "arn:stack");

    private static final String DECLARATIONS = """
            Parameters:
              Name: {Type: String, Default: gallery}
              Size: {Type: Number, Default: 150, MinValue: 16, MaxValue: 1024}
              List: {Type: CommaDelimitedList, Default: 'a, b,c'}
            Mappings:
              Sizes:
                eu-central-1: {small: '10', large: '20'}
            Conditions:
              IsGallery: !Equals [!Ref Name, gallery]
              IsOther: !Not [!Condition IsGallery]
              Both: !And [!Condition IsGallery, {Condition: IsOther}]
              Either: {Fn::Or: [{Condition: IsGallery}, {Condition: IsOther}]}
            Resources:
              Thing:
                Type: Test::Thing
                Properties:
                  Value: %s
            """;

    private static Evaluation evaluation(String template, Map<String, String> parameters) {
        return new Evaluation(Template.parse("t.yaml", template), parameters, PSEUDO, UnaryOperator.identity());
    }

    private static Object value(String yaml) {
        Evaluation evaluation = evaluation(DECLARATIONS.formatted(yaml), Map.of());
        return evaluation.properties(evaluation.order().getFirst()).asPlain();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "!Ref Name                                             | gallery",
                "{Ref: Name}                                           | gallery",
                "!Ref AWS::Region                                      | eu-central-1",
                "!Ref AWS::AccountId                                   | 123456789012",
                "!Ref AWS::StackName                                   | sheet",
                "!Sub '${Name}-${AWS::Partition}-${Size}'              | gallery-aws-150",
                "!Sub '${!Name}'                                       | ${Name}",
                "!Sub ['${Own}/${Name}', {Own: !Ref Size}]             | 150/gallery",
                "{'Fn::Sub': '${Name}'}                                | gallery",
                "!Join ['-', [a, !Ref Name]]                           | a-gallery",
                "!Join ['-', !Ref List]                                | a-b-c",
                "!Select [1, [a, b]]                                   | b",
                "!Select [0, !Split ['.', 'x.y']]                      | x",
                "!FindInMap [Sizes, !Ref AWS::Region, large]           | 20",
                "!Base64 abc                                           | YWJj",
                "!If [IsGallery, a, b]                                 | a",
                "!If [IsOther, a, b]                                   | b",
                "!If [Both, a, b]                                      | b",
                "!If [Either, a, b]                                    | a",
                "'true'                                                | true",
                "yes                                                   | true",
                "Off                                                   | false",
                "'no'                                                  | no",
                "!Sub 'on'                                             | on",
                "0777                                                  | 511",
                "'0777'                                                | 0777",
                "012345678901                                          | 1.2345678901E10",
                "123456789012                                          | 123456789012",
                "2012-10-17                                            | 2012-10-17",
            })
    void function_shouldGiveItsValue(String yaml, String expected) {
        assertThat(value(yaml)).isEqualTo(Map.of("Value", expected));
    }

    @Test
    void noValue_shouldTakeItsMemberAway() {
        assertThat(value("!If [IsOther, x, !Ref AWS::NoValue]")).isEqualTo(Map.of());
        assertThat(value("[a, !Ref AWS::NoValue, b]")).isEqualTo(Map.of("Value", java.util.List.of("a", "b")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "!Ref Nobody | Unresolved resource dependencies [Nobody] in the Resources block of the template",
                "!Sub '${Nobody}' | Unresolved resource dependencies [Nobody] in the Resources block of the template",
                "!GetAtt Nobody.Arn | Unresolved resource dependencies [Nobody] in the Resources block of the template",
                "!GetAtt Thing | every Fn::GetAtt object requires two non-empty parameters",
                "!Sub '${a-b}' | variable names in Fn::Sub syntax must contain only alphanumeric characters",
                "!Sub '${List}' | variable List in Fn::Sub expression does not resolve to a string",
                "!Join [a] | every Fn::Join object requires two parameters",
                "!Join ['', abc] | every Fn::Join object requires two parameters",
                "!Select [5, [a, b]] | Fn::Select cannot select nonexistent value at index 5",
                "!Split [a] | every Fn::Split object requires two parameters",
                "!FindInMap [Sizes, mars, large] | Unable to get mapping for Sizes::mars",
                "!If [Nothing, a, b] | Unresolved condition dependency Nothing in the Resources block of the template",
                "!If [IsGallery, a] | Fn::If requires a list argument with three elements",
                "!Equals [a, b] | Fn::Equals can be used only in the Conditions section",
                "!ImportValue other | Fn::ImportValue cannot be evaluated on this computer",
                "!Cidr [a, 1, 2] | Fn::Cidr cannot be evaluated on this computer",
                "!Transform {Name: x} | Fn::Transform cannot be evaluated on this computer",
                "!Length [a] | Fn::Length cannot be evaluated on this computer",
                "!Sbu abc | encountered unsupported function: !Sbu",
                "{'Fn::Sbu': abc} | encountered unsupported function: Fn::Sbu",
                "{'Fn::Sub': abc, Other: x} | Fn::Sub must be the only key of its object",
                "~ | 'null' values are not allowed in templates",
                "&anchor x | ",
            })
    void mistake_shouldBeRefusedAtItsLine(String yaml, String words) {
        if (words == null) {
            assertThat(value(yaml)).isEqualTo(Map.of("Value", "x"));
            return;
        }
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> value(yaml))
                .withMessageStartingWith("t.yaml:17 (Resources/Thing/Properties/Value")
                .withMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Resource: {A: {Type: X}} | Invalid template property or properties [Resource]",
                "Transform: AWS::Serverless-2016-10-31 | the section Transform cannot be run on this computer",
                "Rules: {A: {Assertions: []}} | the section Rules cannot be run on this computer",
                "AWSTemplateFormatVersion: '2011-01-01' | unsupported value for AWSTemplateFormatVersion",
                "Resources: {} | At least one Resources member must be defined",
                "Resources: {A-B: {Type: X}} | Resource name A-B is non alphanumeric",
                "Resources: {A: {Properties: {}}} | Every Resources object must contain a Type member",
                "Resources: {A: {Type: X, Propertys: {}}} | Invalid template resource property 'Propertys'",
                "Resources: {A: {Type: X, DeletionPolicy: Keep}} | Unrecognized DeletionPolicy Keep for resource",
                "Resources: {A: {Type: X, UpdateReplacePolicy: RetainExceptOnCreate}} | Unrecognized UpdateReplacePolicy",
                "Resources: {A: {Type: X, DependsOn: B}} | Unresolved resource dependencies [B] in the Resources block",
                "Resources: {A: {Type: X, Condition: C}} | Unresolved condition dependency C in the Resources block",
                "Resources: {A: {Type: X}, A: {Type: X}} | duplicate key 'A'",
                "Resources: {1: {Type: X}} | map keys must be strings; received numeric [1] instead",
                "Resources: {A: {Type: X, Metadata: {Null: x}}} | map keys must be strings; received null instead",
                "Resources: {A: {Type: X, Metadata: {on: x}}} | map keys must be strings; received boolean [true] instead",
                "Resources: {A: &x {Type: X}, B: *x} | YAML aliases are not allowed in CloudFormation templates",
                "Resources: {A: {Type: X}, | YAML not well-formed",
                "Parameters: {P: {Default: x}} | Every Parameters object must contain a Type member",
                "Parameters: {P: {Type: Text}} | Unrecognized parameter type: Text",
                "Parameters: {P: {Type: String, Defualt: x}} | Invalid template parameter property 'Defualt'",
                "Parameters: {P: {Type: String, AllowedPattern: '['}} | Invalid AllowedPattern",
                "Parameters: {P: {Type: Number, Default: x}} | Parameter 'P' must be a number",
                "Outputs: {O: {Description: x}} | Every Outputs member must contain a Value object",
                "Outputs: {O: {Value: x, Exprot: x}} | Invalid template output property 'Exprot'",
                "Outputs: {O: {Value: !Ref Q}} | Unresolved resource dependencies [Q] in the Outputs block of the template",
                "Conditions: {C: !Equals [!Ref A, b]} | Unresolved resource dependencies [A] in the Conditions block",
                "Conditions: {C: !Condition D} | Unresolved condition dependency D in the Conditions block",
                "Conditions: {C: !Condition D, D: !Condition C} | Circular dependency in conditions",
                "Conditions: {C: yes} | Every Conditions member must be one of the functions",
            })
    void structure_shouldBeRefusedInCloudFormationsWords(String section, String words) {
        String template = section.startsWith("Resources") ? section : "Resources: {A: {Type: X}}\n" + section;

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> evaluation(template, Map.of()))
                .withMessageStartingWith("t.yaml:" + (section.startsWith("Resources") ? 1 : 2))
                .withMessageContaining(words);
    }

    private static final String PARAMETERS = """
            Parameters:
              Name: {Type: String, AllowedPattern: '[a-z]+', ConstraintDescription: small letters only.}
              Size: {Type: Number, Default: 5, MinValue: 1, MaxValue: 9}
              Word: {Type: String, Default: abc, MinLength: 3, MaxLength: 4}
              Kind: {Type: String, Default: a, AllowedValues: [a, b]}
              Pattern: {Type: String, Default: a, AllowedPattern: '[a-z]+'}
              Numbers: {Type: 'List<Number>', Default: '1,2'}
            Resources:
              A: {Type: X}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Name    | A1    | 2 | Parameter Name failed to satisfy constraint: small letters only.",
                "Name    | ab\tC | 2 | Parameter Name failed to satisfy constraint: small letters only.",
                "Size    | 0     | 3 | Parameter 'Size' must be a number not less than 1",
                "Size    | 10    | 3 | Parameter 'Size' must be a number not greater than 9",
                "Size    | x     | 3 | Parameter 'Size' must be a number.",
                "Word    | ab    | 4 | Parameter 'Word' must contain at least 3 characters",
                "Word    | abcde | 4 | Parameter 'Word' must contain at most 4 characters",
                "Kind    | c     | 5 | Parameter 'Kind' must be one of AllowedValues",
                "Pattern | a1    | 6 | Parameter 'Pattern' must match pattern [a-z]+",
                "Numbers | 1,x   | 7 | Parameter 'Numbers' must be a number.",
            })
    void parameterValue_shouldBeHeldToItsConstraints(String name, String value, int line, String words) {
        Map<String, String> parameters = name.equals("Name") ? Map.of(name, value) : Map.of("Name", "a", name, value);

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> evaluation(PARAMETERS, parameters))
                .withMessage("t.yaml:" + line + " (Parameters/" + name + "): " + words);
    }

    @Test
    void missingAndUnknownParameters_shouldBeNamed() {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> evaluation(PARAMETERS, Map.of()))
                .withMessageContaining("Parameters: [Name] must have values");
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> evaluation(PARAMETERS, Map.of("Name", "a", "Nmae", "a")))
                .withMessageContaining("Parameters: [Nmae] do not exist in the template");
    }

    @Test
    void resources_shouldComeAfterWhatTheyNeed() {
        Evaluation evaluation = evaluation("""
                Resources:
                  A: {Type: X, Properties: {B: !Ref B, D: !If [Never, !Ref Gone, x]}}
                  B: {Type: X, DependsOn: C}
                  C: {Type: X, Properties: {D: !Sub '${D.Arn}'}}
                  D: {Type: X}
                  Gone: {Type: X, Condition: Never}
                Conditions:
                  Never: !Equals [a, b]
                """, Map.of());

        assertThat(evaluation.order().stream().map(Resource::id)).containsExactly("D", "C", "B", "A");
        assertThat(evaluation.dependencies().of("A")).containsExactlyInAnyOrder("B", "C", "D");
    }

    @Test
    void circle_shouldBeNamed() {
        Evaluation evaluation = evaluation("""
                Resources:
                  Start: {Type: X, Properties: {V: !Ref A}}
                  A: {Type: X, Properties: {V: !GetAtt B.Arn}}
                  B: {Type: X, DependsOn: [A]}
                """, Map.of());

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(evaluation::order)
                .withMessage("t.yaml:3 (Resources/A): Circular dependency between resources: [A, B]");
    }

    @Test
    void referenceToAResourceThatDoesNotExistHere_shouldBeRefused() {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> evaluation("""
                        Conditions: {Never: !Equals [a, b]}
                        Resources:
                          A: {Type: X, Properties: {V: !Ref B}}
                          B: {Type: X, Condition: Never}
                        """, Map.of()))
                .withMessageStartingWith("t.yaml:3 (Resources/A/Properties/V)")
                .withMessageContaining("Unresolved resource dependencies [B]");
    }

    @Test
    void json_shouldBeReadAsWell() {
        Evaluation evaluation = evaluation(
                "{\"Resources\": {\"A\": {\"Type\": \"X\", \"Properties\": {\"N\": {\"Ref\": \"AWS::Region\"}}}}}",
                Map.of());

        assertThat(evaluation.properties(evaluation.order().getFirst()).asPlain())
                .isEqualTo(Map.of("N", "eu-central-1"));
    }
}
