"""Each table's open data contract is valid, is what the jobs check, and is what the table is."""

import importlib.resources
import json

import filrouge
import jsonschema
import pytest
from deltalake import DeltaTable
from deltalake.schema import ArrayType, MapType, PrimitiveType
from open_data_contract_standard.model import OpenDataContractStandard

FOLDER = filrouge.ROOT / "docs" / "contracts"
SPARK_NAMES = {"long": "bigint", "integer": "int"}


def files(folder=FOLDER) -> dict[str, str]:
    suffix = ".odcs.yaml"
    return {
        str(file.relative_to(folder)).removesuffix(suffix): file.read_text()
        for file in sorted(folder.glob(f"*/*{suffix}"))
    }


@pytest.fixture(scope="module")
def contracts() -> dict[str, OpenDataContractStandard]:
    return parsed()


def parsed() -> dict[str, OpenDataContractStandard]:
    return {name: OpenDataContractStandard.from_string(text) for name, text in files().items()}


@pytest.fixture(scope="module", autouse=True)
def lake_with_a_past_begins(quarter):
    """It takes a while: it is built beside the tests up to those that ask for it."""


def table_of(contract: OpenDataContractStandard):
    (table,) = contract.schema_
    return table


def spark_type(delta) -> str:
    """A Delta type as Spark writes it, such as array<struct<feature:string,contribution:double>>."""
    if isinstance(delta, PrimitiveType):
        return SPARK_NAMES.get(delta.type, delta.type)
    if isinstance(delta, ArrayType):
        return f"array<{spark_type(delta.element_type)}>"
    if isinstance(delta, MapType):
        return f"map<{spark_type(delta.key_type)},{spark_type(delta.value_type)}>"
    return f"struct<{','.join(f'{field.name}:{spark_type(field.type)}' for field in delta.fields)}>"


def test_the_published_contracts_are_those_that_the_jobs_check(tmp_path):
    filrouge.run("tables", "--odcs", str(tmp_path))
    assert files() == files(tmp_path)


def test_every_contract_validates_against_the_standard(contracts):
    package = importlib.resources.files("open_data_contract_standard")
    schema = json.loads((package / "schema.json").read_text())
    validator = jsonschema.validators.validator_for(schema)(schema)
    for name, contract in contracts.items():
        document = json.loads(contract.model_dump_json(by_alias=True, exclude_none=True))
        assert [error.message for error in validator.iter_errors(document)] == [], name
    # The schema does refuse: a column without a name, a type of nobody's.
    broken = json.loads(contracts["mart/customer_360"].model_dump_json(by_alias=True, exclude_none=True))
    broken["schema"][0]["properties"][0] = {"logicalType": "text"}
    assert len(list(validator.iter_errors(broken))) >= 1


def test_every_published_table_has_a_contract_with_its_columns_and_types(lake, contracts):
    assert_columns_and_types(lake, contracts)


def assert_columns_and_types(lake, contracts):
    names = filrouge.table_names(lake)
    assert set(names) <= set(contracts)
    for name in names:
        delta = DeltaTable(str(lake / name))
        properties = table_of(contracts[name]).properties
        assert [(p.name, p.physicalType) for p in properties] == [
            (field.name, spark_type(field.type)) for field in delta.schema().fields
        ], name
        assert all(p.description for p in properties), name
        partitions = sorted((p for p in properties if p.partitioned), key=lambda p: p.partitionKeyPosition)
        assert [p.name for p in partitions] == delta.metadata().partition_columns, name


def test_what_a_contract_requires_is_there_and_its_key_is_one(lake, contracts):
    assert_rows(lake, contracts)


def assert_rows(lake, contracts):
    for name in filrouge.table_names(lake):
        frame = filrouge.table(lake, name)
        properties = table_of(contracts[name]).properties
        required = [p.name for p in properties if p.required]
        assert not frame[required].isna().to_numpy().any(), name
        key = sorted((p for p in properties if p.primaryKey), key=lambda p: p.primaryKeyPosition)
        if key:
            assert not frame.duplicated([p.name for p in key]).any(), name


def test_personal_data_is_classified(contracts):
    personal = {name for name, contract in contracts.items() if "personal-data" in contract.tags}
    dictionary = (filrouge.ROOT / "docs" / "tables.md").read_text()
    sections = dictionary.split("\n## ")[1:]
    assert personal == {
        section.split("\n")[0] for section in sections if "**Personal data.**" in section
    }
    for name, contract in contracts.items():
        classes = {p.name: p.classification for p in table_of(contract).properties}
        assert set(classes.values()) <= {"personal", "pseudonymous", "internal"}
        assert (set(classes.values()) == {"personal"}) == (name in personal), name
        if "customer_id" in classes and name not in personal:
            assert classes["customer_id"] == "pseudonymous", name


def test_the_feature_catalogue_is_the_real_table(lake):
    page = (filrouge.ROOT / "docs" / "features.md").read_text()
    assert page == filrouge.run("tables", "--features").stdout
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| `")]
    documented = {row[0].strip("`"): row[1] for row in rows}
    fields = DeltaTable(str(lake / "features/customer_features")).schema().fields
    key = ["customer_id", "as_of_date"]
    assert documented == {f.name: spark_type(f.type) for f in fields if f.name not in key}
    assert all(len(row) == 7 and all(row[i].strip() for i in (3, 4, 5, 6)) for row in rows)
