"""Reads a JUnit report as CI systems do, and checks it against the schema that they name.

Usage: junit_report.py REPORT SCHEMA. Prints one JSON object: what a consumer sees in the report.
"""

import json
import sys

import xmlschema
from junitparser import Failure, JUnitXml

report, schema = sys.argv[1:]
errors = [str(error.reason) + " at " + str(error.path) for error in xmlschema.XMLSchema10(schema).iter_errors(report)]

xml = JUnitXml.fromfile(report)
suites = []
for suite in xml:
    cases = list(suite)
    failed = [case for case in cases if any(isinstance(result, Failure) for result in case.result)]
    suites.append({
        "name": suite.name,
        "tests": suite.tests,
        "failures": suite.failures,
        "cases": len(cases),
        "failed": len(failed),
        "types": [result.type for case in failed for result in case.result],
        "properties": {item.name: item.value for item in suite.properties()},
    })
print(json.dumps({
    "schema_errors": errors,
    "tests": xml.tests,
    "failures": xml.failures,
    "suites": suites,
}))
