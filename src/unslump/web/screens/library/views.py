from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def library(request: HttpRequest) -> HttpResponse:
    return render(request, "today/today.html")


def movement(request: HttpRequest, movement_id: str) -> HttpResponse:
    return render(request, "today/today.html")
