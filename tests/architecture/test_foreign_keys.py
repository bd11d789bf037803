"""Tables point the same way as imports: down the tiers. (Linters cannot see string foreign keys.)"""

import configparser

from django.apps import apps


def tier_of() -> dict[str, int]:
    config = configparser.ConfigParser()
    config.read(".importlinter")
    rows = config["importlinter:contract:tiers"]["layers"].split("\n")
    return {
        name.strip().rpartition(".")[2]: height
        for height, row in enumerate(filter(None, rows))
        for name in row.split("|")
    }


def test_foreign_keys_point_down_the_tiers() -> None:
    height = tier_of()
    upward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        if model._meta.app_label in height
        for field in model._meta.get_fields()
        if (field.many_to_one or field.one_to_one or field.many_to_many)
        and field.concrete
        and field.related_model._meta.app_label != model._meta.app_label
        and height[field.related_model._meta.app_label] <= height[model._meta.app_label]
    ]
    assert upward == []
